"""Every sentence with which the case file answers a mistake, in English; keys of their translations.

Each says what stands there, what is expected, and the nearest valid word where there is one.
"""

from __future__ import annotations

from dalel.locale.mark import N_

# ── the file as a whole ───────────────────────────────────────────────────────────────────────────
NO_FOLDER = N_("There is no case {path}: a folder with a file case.yaml, or a file, is expected.")
NO_CASE_FILE = N_(
    "The folder {path} holds no case file; “dalel case new” writes a first case.yaml."
)
SEVERAL_FILES = N_("The folder holds several case files ({files}); {used} is read.")
UNREADABLE_FILE = N_("The case file cannot be read: {reason}.")
TOO_LARGE = N_(
    "The case file has {size} bytes; more than {limit} are not read. Exhibits stand beside it, not in it."
)
NOT_TEXT = N_("This is no text: a case file is written in YAML or JSON, in UTF-8.")
NOT_UTF8 = N_(
    "The byte {byte} here is not UTF-8, so nothing of the file is read: a guess could garble names. Save the file in UTF-8."
)
NOT_UTF8_LIKE = N_(
    "The byte {byte} here is not UTF-8, so nothing of the file is read: a guess could garble names. It looks like "
    "{encoding}; save the file in UTF-8 in its editor, or convert it: iconv -f {encoding} -t UTF-8 {file} > new-{file}"
)
CONTROL = N_("A control character (U+{sign}) stands here; it is read as �.")
EMPTY = N_("The case file is empty. “dalel case new” writes one to begin with.")
NOT_A_CASE = N_(
    "A case file is made of sections (“persons:”, “acts:” …); here stands a single value or a list."
)
TOO_MANY = N_("{number} more mistakes of the same kind are not shown.")

# ── sections and keys ─────────────────────────────────────────────────────────────────────────────
UNKNOWN_SECTION = N_("“{key}” is no section of a case file; did you mean “{nearest}”?")
UNKNOWN_SECTION_FAR = N_("“{key}” is no section of a case file; sections are {known}.")
UNKNOWN_KEY = N_("“{key}” is nothing that {kind} can tell; did you mean “{nearest}”?")
UNKNOWN_KEY_FAR = N_("“{key}” is nothing that {kind} can tell; it can tell: {known}.")
NO_TITLE = N_("The case has no title; write “case: …” in the first line.")
SECTION_FORM = N_(
    "The section “{section}” holds things by their ids, each with what is told of it: “{example}”."
)
THING_FORM = N_("What is told of “{id}” is written as “key: value” pairs.")
TEXT_FORM = N_("“{key}” takes a single text.")
NO_ACTS = N_("No act is told, so there is nothing to judge; a section “acts:” is expected.")
WITHOUT_WHEN = N_("The act “{id}” does not say “when”; its law cannot be chosen by its day.")
NO_TRANSFER = N_(
    "“{id}” is to take property, but no transfer or demand names it, so no fraud can be judged: tell under “transfers” what was to pass, with “because: {id}” (and “happened: no” if it did not)."
)
UNHEARD = N_(
    "“{key}” ({kind}) is kept, but no norm encoded so far reads it: it changes no line yet."
)
WITHOUT_BY = N_(
    "Who did “{id}”? The act does not say “by”: the deed is judged, and whom it is to be held against stays open."
)
BY_NOBODY = N_(
    "Who did “{id}”? An act that was done has somebody who did it, so “by: nobody” counts as not known: the deed is "
    "judged, and whom it is to be held against stays open."
)
WITHOUT_DOES = N_("The act “{id}” does not say “does”; no offence is raised by its verb.")

# ── ids ───────────────────────────────────────────────────────────────────────────────────────────
BAD_ID = N_(
    "“{id}” cannot be an id: an id is made of letters, digits, “-” and “_”, and begins with a letter."
)
LONG_ID = N_("“{id}” is too long for an id: at most {most} signs; a full name goes under “name”.")
ID_NUMBER = N_(
    "“{id}” cannot be an id: YAML programs read it as a number or a time. Begin it with a letter: “{better}”."
)
ID_TRAP = N_(
    "“{id}” cannot be an id: YAML programs read it as yes, no or nothing. Choose a name: “{better}”."
)
ID_WORD = N_(
    "“{id}” is a word of the vocabulary and cannot be told from it in a sentence; choose another id: “{better}”."
)
ID_TWICE = N_(
    "The id “{id}” is given twice (first in line {first}, section “{section}”); ids are unique in the whole case."
)
KEY_TWICE = N_("“{key}” stands here a second time (first in line {first}); keep one of the two.")

# ── references ────────────────────────────────────────────────────────────────────────────────────
DANGLING = N_("There is no {type} “{id}” in the case; did you mean “{nearest}”?")
DANGLING_FAR = N_("There is no {type} “{id}” in the case; add it to the section “{section}”.")
WRONG_TYPE = N_("“{id}” is of type {found}; here something of type {type} is expected.")
LIKE_UNKNOWN = N_("“like: {id}” names nothing of this section; did you mean “{nearest}”?")
LIKE_UNKNOWN_FAR = N_("“like: {id}” names nothing of this section.")
LIKE_CYCLE = N_("“like” goes round in a circle: {path}.")
DAY_CYCLE = N_("The day of “{id}” depends on itself: {path}.")
DAY_UNTOLD = N_("The day of “{id}” is not told, so “{text}” says nothing.")

# ── values ────────────────────────────────────────────────────────────────────────────────────────
CUT_VALUE = N_(
    "Inside braces a comma ends the value, so “{key}” lost its rest (“{rest}”). Put the value into quotes."
)
EMPTY_VALUE = N_(
    "“{key}” has no value. Leave it out, or write “unknown” if it was asked and nobody knows."
)
ONE_VALUE = N_("“{key}” takes one value; here is a list.")
ONE_VERB = N_(
    "An act has one verb, here are several ({verbs}). Displacement, mind and causation attach to one conduct: "
    "make one act of each; “like: {id}” copies the rest."
)
VALUE_FORM = N_(
    "“{key}” takes a value, or “{{is: value, says: person, statement: file, exhibit: file}}”."
)
NO_IS = N_("Here the value itself is missing: “{{is: …}}”.")
SOURCE_KEY = N_(
    "“{key}” is no part of a value with its sources; these are: is, says, statement, exhibit, by."
)
YES_NO = N_("“{value}” is no answer to “{key}”; answers are yes, no, unknown, disputed.")
YES_NO_NEAR = N_("“{value}” is no answer to “{key}”; did you mean “{nearest}”?")
STATE = N_(
    "“{value}” is no state of a fact; states are established, refuted, disputed, unknown, not asked, not applicable."
)
BAD_WORD = N_("“{value}” may not stand here; did you mean “{nearest}”?")
BAD_WORD_FAR = N_("“{value}” may not stand here; one of these words may: {known}.")
ROWS_FORM = N_("“{key}” takes a list of rows, as “{example}”.")
SOME_FORM = N_("“some of” takes a list of at least two values.")
NO_RELATION = N_("This row does not say the relation, as in “employee-of: firm”.")

# ── days, numbers, sums ───────────────────────────────────────────────────────────────────────────
BAD_DAY = N_(
    "“{value}” is no day; expected is for example 2026, 2026-01, 2026-01-05, before 2026-01-18, 2026-01-05 to 2026-02-01, 7 days after an act."
)
DAY_LIKE = N_("“{value}” is no day in this form; write {better}.")
NO_SUCH_MONTH = N_("“{value}” is no day of the calendar: months go from 01 to 12.")
NO_SUCH_DATE = N_("“{value}” is no day of the calendar: that month has no such day.")
NO_SUCH_YEAR = N_("“{value}” is no day of the calendar: years go from 0001 to 9999.")
DAY_CLOCK = N_("“{value}” is a time of day; a day is expected, as 2026-01-05.")
MOMENT_CLOCK = N_("“{value}” holds no readable time; write it as 2026-01-05T10:00+05:00.")
ENDS_FIRST = N_("“{id}” ends ({until}) before it begins ({when}); its end is left out.")
ORDER_EFFECT = N_(
    "“{id}” is told for {day}, but “{other}”, which brought it about, for {then} ({place}): one of the two days is wrong."
)
ORDER_MADE = N_(
    "“{id}” is told for {day}, but what it uses was made by “{other}” only later, {then} ({place}): one of the two days is wrong."
)
ORDER_ABOUT = N_(
    "“{id}” is told for {day}, but “{other}”, which it is about, for {then} ({place}): one of the two days is wrong."
)
CIRCLE = N_("“{key}” goes round in a circle: {path}; one of these links is wrong.")
ORDER_WITHIN = N_(
    "In “{id}”, “{key}” ({day}) lies before “{other}” ({then}, {place}): one of the two days is wrong."
)
ORDER_MEMBER = N_(
    "“{id}” ({day}) lies outside the days of the series “{other}” ({then}, {place}): one of the days is wrong."
)
ORDER_DEAD = N_(
    "“{person}”, who takes part in “{id}” ({day}), had died by then ({then}, {place}): one of the two days is wrong."
)
ORDER_UNBORN = N_(
    "“{person}”, who takes part in “{id}” ({day}), was not yet born ({then}, {place}): one of the two days is wrong."
)
DAYS_REVERSED = N_("“{value}” ends before it begins.")
BAD_AGE = N_("“{value}” is no age; expected is for example 17, at least 20, under 18, 16 to 18.")
BAD_NUMBER = N_("“{value}” is no number; expected is for example 3, at least 3, 3 to 5.")
RANGE_REVERSED = N_("In “{value}” the first number is larger than the second.")
BAD_MONEY = N_(
    "“{value}” is no sum of money; expected is for example 12 000 000 {currency}, at least 5000000 {currency}, 5000000 to 7000000 {currency}."
)
NO_CURRENCY = N_("“{value}” does not say the currency; write for example “{value} {currency}”.")
MONEY_DOT = N_(
    "In “{value}” it is not clear whether the dot or comma divides thousands; write the sum with spaces or without."
)

# ── paths ─────────────────────────────────────────────────────────────────────────────────────────
PATH_OUTSIDE = N_(
    "“{value}” leads out of the case folder; exhibits and statements stand inside it."
)
PATH_FORM = N_(
    "“{value}” is no path of a file in the case folder; write it with “/” and relative to the folder."
)
PATH_MISSING = N_(
    "There is no file “{value}” in the case folder, so it proves nothing; what it carries counts as told by the author."
)
PATH_NEAR = N_(
    "There is no file “{value}” in the case folder, so it proves nothing; did you mean “{nearest}”?"
)
PATH_NO_FILE = N_(
    "“{value}” is a folder or a device and no file, so it proves nothing; what it carries counts as told by the author."
)

# ── facts, minds, completeness ────────────────────────────────────────────────────────────────────
UNPLACED = N_(
    "“{id}” does not name “{thing}”, so no norm looks for it there; write “{field}: {thing}” in the act “{id}”."
)
FACTS_FORM = N_("“facts:” holds lines “sentence: state”, as “call misleads dana: established”.")
MEASURE_VALUE = N_(
    "“{sentence}” is a measure: give its value ({example}), or ask “{sentence} is at least …”."
)
MIND_DEGREE = N_(
    "“{value}” is no degree of mind; degrees are wanted, knew, accepted, should have known, did not know, "
    "believed the opposite; or a state: disputed, unknown."
)
MIND_DEGREE_NEAR = N_("“{value}” is no degree of mind; did you mean “{nearest}”?")
MIND_FORM = N_(
    "“mind:” takes a degree for all that is true of the act, or “sentence: degree” pairs."
)
MIND_NOBODY = N_("“mind” says what the actor knew, but the act “{id}” names no actor.")
MIND_ATOM = N_("A mind stands towards a plain sentence, not towards “{sentence}”.")
COMPLETE_FORM = N_("“complete:” holds lines as “consents of saule: yes”.")
NO_LIST = N_("“{key}” names no list that a case can complete; did you mean {list}?")
NO_LIST_FAR = N_("“{key}” names no list that a case can complete; lists are: {known}.")
ASKS_FORM = N_("“asks:” holds pairs as “release: bek”.")
ASSESSMENT = N_(
    "The question of the assessment “{id}” is no sentence of the vocabulary, so its answer decides nothing."
)
ASSESSMENT_NEAR = N_(
    "The question of the assessment “{id}” is no sentence of the vocabulary, so its answer decides nothing; "
    "the nearest is “{nearest}”."
)
