"""What stage 2 says, in English; keys of the translations."""

from __future__ import annotations

from dalel.locale.mark import N_

# ── the reading language of the vocabulary ────────────────────────────────────────────────────────
LINE_FORM = N_(
    "“{line}” cannot be read as a line of “reads”: {part} is neither a field, nor a comparison, nor a known function."
)
LINE_PLACE = N_("In “{line}”, “{name}” is no place of the term; its places are: {places}.")
LINE_FIELD = N_(
    "In “{line}”, a thing of type {type} has no field “{field}”; did you mean “{nearest}”?"
)
LINE_WORD = N_("In “{line}”, “{word}” is no word of the list “{list}”; did you mean “{nearest}”?")
LINE_FLAG = N_("In “{line}”, “{field}” is no yes-no field: say which words or things it must name.")
LINE_THING = N_(
    "In “{line}”, “{field}” names things of type {found}, but the place “{name}” is of type {type}."
)
LINE_LIST = N_("In “{line}”, “{field}” holds no word of a closed list.")
LINE_WALK = N_("In “{line}”, “{field}” leads to no thing, so nothing can follow it.")
LINE_MEASURE = N_("The measure “{term}” is read by one of: {functions}.")
LINE_NOT_MEASURE = N_("“{line}” reads a measure, but “{term}” is none.")
FOUND_FORM = N_(
    "“{line}” cannot be read as a line of “found by”: “path: question in [value, value]” is expected."
)

# ── sources that differ ───────────────────────────────────────────────────────────────────────────
EVIDENCE_HOLDS = N_(
    "The author says otherwise, but the evidence carries it: “{sentence}” counts as established."
)
EVIDENCE_DENIES = N_(
    "The author says otherwise, but the evidence carries it: “{sentence}” counts as refuted."
)
EVIDENCE_VALUE = N_(
    "The author tells another value of “{sentence}” than the evidence, which counts."
)
EVIDENCE_AGAINST = N_(
    "What the file declares speaks against the author: “{sentence}” counts as disputed."
)
EVIDENCE_BOTH = N_(
    "The evidence goes both ways, so “{sentence}” counts as disputed: for it {for}; against it {against}. The number in "
    "brackets is the line."
)
OTHER_CURRENCY = N_(
    "The sum “{value}” is not in {unit} and is not compared with thresholds; tell it in {unit} as well."
)

# ── contradictions ────────────────────────────────────────────────────────────────────────────────
BOTH_WAYS = N_("The author says it both ways.")
VALUES_APART = N_("These values of one measure exclude each other.")
AGES_APART = N_("By the days of the deeds, nobody can have had both ages.")
MINDS_APART = N_("These degrees of one mind exclude each other.")
LIST_BOTH_WAYS = N_("The list is said to be complete and to have a further member.")
DEAD_ACTOR = N_("Somebody who died before the day of the deed cannot have done it.")
BORN_AFTER = N_("Somebody born after the day of the deed cannot have done it.")
AXIOM = N_("These facts exclude each other by a rule of the vocabulary.")
