"""Every sentence that an examination can say, in English; the keys of their translations.

Placeholders stand in braces. The Russian and Kazakh sentences are in ``locale/po/evidence.*.po``;
a test holds the three together. Keep the sentences few and whole: a fragment cannot be translated.
"""

from __future__ import annotations

from dalel.locale.mark import N_

# --- what was received ------------------------------------------------------------------------
RECEIVED_MISSING = N_("There is no file {path}.")
RECEIVED_UNREADABLE = N_("The file {path} cannot be read: {reason}.")
RECEIVED_DIRECTORY = N_("{path} is a folder, not a file.")
RECEIVED_NOT_A_FILE = N_("{path} is not an ordinary file.")
RECEIVED_EMPTY = N_("The file {path} is empty.")
RECEIVED_CHANGED = N_(
    "The file {path} changed while it was read; the copy in the store is what was examined."
)
STORE_UNWRITABLE = N_("The copy of {path} cannot be stored: {reason}.")
STORE_DAMAGED = N_("The stored copy {stored} does not have the hash that its name states.")
COPY_MISSING = N_("The stored copy of {path} cannot be read: {reason}.")
ANCHORS_UNREADABLE = N_("The trust anchors {path} cannot be read: {reason}.")

# --- decoding ---------------------------------------------------------------------------------
DECODE_TIME = N_("The file could not be decoded in the step {step}: it ran out of time.")
DECODE_MEMORY = N_("The file could not be decoded in the step {step}: it ran out of memory.")
DECODE_CRASHED = N_("The file could not be decoded in the step {step}: the decoder crashed.")
DECODE_OUTPUT = N_("The file could not be decoded in the step {step}: the answer was too large.")
DECODE_REFUSED = N_(
    "The file could not be decoded in the step {step}: it is damaged or not what it claims to be ({reason})."
)
DECODE_TOOL = N_("The step {step} was not carried out: the library {library} is not installed.")
DECODE_LIMITS = N_("What the file holds beyond this point was not examined.")

# --- container --------------------------------------------------------------------------------
TYPE = N_("The content of the file is of type {type}.")
TYPE_UNKNOWN = N_("The type of the content is not recognised.")
EXTENSION_AGREES = N_("The extension {extension} of the name agrees with the content.")
EXTENSION_DIFFERS = N_(
    "The extension {extension} of the name does not agree with the content, which is of type {type}."
)
EXTENSION_NONE = N_(
    "The name of the file has no extension that could be compared with the content."
)
EXTENSION_LIMITS = N_("A wrong extension says nothing about the intent of whoever named the file.")
DIMENSIONS = N_("The picture measures {width} by {height} pixels.")
FRAMES = N_("Pictures that the file shows in sequence: {count}.")
DURATION = N_("Length of the recording in seconds: {seconds}.")
STREAM_VIDEO = N_(
    "Stream {number} is video: codec {codec}, {width} by {height} pixels, {rate} pictures per second."
)
STREAM_AUDIO = N_(
    "Stream {number} is sound: codec {codec}, {rate} samples per second, {channels} channels."
)
STREAM_OTHER = N_("Stream {number} is neither video nor sound: {codec}.")
ENCODER = N_("The file names the software that encoded it: {encoder}.")
ENCODER_LIMITS = N_("Encoders leave their names in edited, sent and untouched files alike.")
CREATED = N_("The container states the time of its creation: {time}.")
CONTENT_WHOLE = N_("The content was decoded without error.")
CONTENT_SAMPLED = N_("The beginning of each stream was decoded without error.")
CONTENT_SAMPLED_LIMITS = N_("The rest of the streams was not decoded.")
CONTENT_DAMAGED = N_("The content is damaged or incomplete: {reason}.")
CONTENT_TOO_LARGE = N_(
    "The content was not decoded: its header claims more pixels ({pixels}) than the limit allows ({limit})."
)
CONTENT_SIZES_DIFFER = N_(
    "The content is damaged or incomplete: the header promises more bytes ({promised}) than the file has ({found})."
)

# --- metadata ---------------------------------------------------------------------------------
METADATA_PRESENT = N_("The file carries metadata of the kind {kind}; entries: {count}.")
METADATA_ABSENT = N_("The file carries no metadata of the kind {kind}.")
METADATA_UNREADABLE = N_(
    "The file carries metadata of the kind {kind}, but it is damaged; entries read: {count}."
)
TAGS = N_("Metadata entries in the file, all kinds together: {count}.")
METADATA_LIMITS = N_("Metadata can be changed or removed by anyone who holds the file.")
CAMERA = N_("The metadata names the device {camera}.")
SOFTWARE = N_("The metadata names the software {software}.")
DATE_ORIGINAL = N_("The metadata states that the picture was taken at {time}.")
DATE_DIGITISED = N_("The metadata states that the picture was digitised at {time}.")
DATE_MODIFIED = N_("The metadata states that the file was changed at {time}.")
DATE_LIMITS = N_("The time comes from the clock of the device or from whoever wrote the metadata.")
PLACE = N_("The metadata states the place {latitude}, {longitude}.")
AUTHOR = N_("The metadata names the author {author}.")
COPYRIGHT = N_("The metadata states the rights: {notice}.")
SOURCE_TYPE_UNKNOWN = N_(
    "The file declares the digital source type {type}, which is not in the list known here."
)
SOURCE_TYPE_ABSENT = N_("The metadata declares no digital source type.")
ABSENCE_LIMITS = N_(
    "Absence proves nothing: such entries are lost when a file is sent or saved anew."
)

# --- generator traces -------------------------------------------------------------------------
TRACE = N_("The file carries the settings of a generator of synthetic media: {generator}.")
TRACE_NAMED = N_("The file names a generator of synthetic media as what made it: {generator}.")
TRACE_ABSENT = N_("No trace of a known generator of synthetic media was found in the file.")
TRACE_LIMITS = N_(
    "The trace is text inside the file; it can be added or removed without changing the picture."
)
MODEL = N_("The trace names the model {model}.")
PROMPT = N_("The trace holds the description that the generator was given: {prompt}")

# --- C2PA -------------------------------------------------------------------------------------
C2PA_PRESENT = N_("The file carries a provenance record (C2PA), made by {maker}.")
C2PA_ABSENT = N_("The file carries no provenance record (C2PA): its provenance is unknown.")
C2PA_REMOTE = N_("The file names a provenance record (C2PA) at {url}; it was not fetched.")
C2PA_UNREADABLE = N_("The file carries a provenance record (C2PA) that cannot be read: {reason}.")
C2PA_DAMAGED = N_(
    "Whether the file carries a provenance record (C2PA) cannot be assessed: the file is damaged ({reason})."
)
C2PA_TOOL_OLD = N_(
    "The file carries a provenance record (C2PA) that this version of the tool does not know: {reason}."
)
C2PA_UNSUPPORTED = N_("Provenance records (C2PA) cannot be read from files of type {type}.")
C2PA_LIMITS = N_(
    "A provenance record shows who signed which statement, not that the statement is true."
)
BINDING_MATCHES = N_("The content has not been changed since the provenance record was signed.")
BINDING_ALTERED = N_("The content was altered after the provenance record was signed.")
BINDING_UNKNOWN = N_(
    "Whether the content was changed after the provenance record was signed cannot be assessed."
)
SIGNATURE_VALID = N_("The signature of the provenance record is valid.")
SIGNATURE_INVALID = N_(
    "The signature of the provenance record is not valid: the record was altered or wrongly signed."
)
SIGNATURE_UNKNOWN = N_("The signature of the provenance record cannot be assessed.")
SIGNER_TRUSTED = N_(
    "The provenance record is signed by {signer}, whose issuer {issuer} is on the trust list."
)
SIGNER_UNKNOWN = N_(
    "The provenance record is signed by {signer}, whose issuer {issuer} is not on the trust list used."
)
SIGNER_IN_FORCE = N_(
    "The certificate of {signer} was in force when the provenance record was signed."
)
SIGNER_EXPIRED = N_(
    "The provenance record is signed by {signer} with a certificate that had expired or was not yet valid."
)
SIGNER_REVOKED = N_(
    "The provenance record is signed by {signer} with a certificate that was revoked."
)
SIGNER_INVALID = N_(
    "The provenance record is signed by {signer} with a certificate that is not fit for it."
)
SIGNER_NO_LIST_LIMITS = N_("No trust list was given, so no issuer could be known.")
TIME_STAMPED = N_("A time stamp shows that the provenance record was signed at {time}.")
TIME_UNTRUSTED = N_(
    "A time stamp states that the provenance record was signed at {time}; its issuer is not on the trust list used."
)
TIME_INVALID = N_("The time stamp of the provenance record is not valid.")
TIME_ABSENT = N_("The provenance record carries no time stamp of a third party.")
ACTION_ABSENT = N_("The provenance record declares no digital source type.")
INGREDIENT_VALID = N_(
    "Ingredient {number}, {title}, has a provenance record of its own, and it is valid."
)
INGREDIENT_UNTRUSTED = N_(
    "Ingredient {number}, {title}, has a provenance record of its own; its issuer is not on the trust list used."
)
INGREDIENT_INVALID = N_(
    "Ingredient {number}, {title}, has a provenance record of its own, and it is not valid."
)
INGREDIENT_UNKNOWN = N_("Ingredient {number}, {title}, has no provenance record of its own.")
IDENTITY_VALID = N_("The identity stated in the provenance record was verified.")
IDENTITY_UNTRUSTED = N_(
    "The identity stated in the provenance record comes from an issuer that is not on the trust list used."
)
IDENTITY_INVALID = N_("The identity stated in the provenance record is not valid.")
CLAIM_ALTERED = N_("A statement in the provenance record was altered after the record was signed.")
CLAIM_MALFORMED = N_("The provenance record breaks the rules of its format: {reason}.")

# --- what follows -----------------------------------------------------------------------------
MARK_MACHINE = N_("The file carries a machine-readable mark that it is synthetic: {marks}.")
MARK_TRACE_ONLY = N_(
    "The file carries the settings of a generator ({marks}), but no declared mark that it is synthetic."
)
MARK_MACHINE_ABSENT = N_(
    "The file carries no machine-readable mark known here that it is synthetic."
)
MARK_PERCEPTIBLE = N_(
    "Whether a person can see or hear a mark that the file is synthetic cannot be assessed by machine."
)
MARK_LIMITS = N_(
    "Marks of other kinds, such as watermarks inside the picture or sound, were not looked for."
)
ORIGIN_GENERATED = N_(
    "The file declares that it was generated by artificial intelligence: {sources}."
)
ORIGIN_ALTERED = N_(
    "The file declares that it was altered or composed with artificial intelligence: {sources}."
)
ORIGIN_CAMERA = N_("The file declares that it was captured by a device: {sources}.")
ORIGIN_NONE = N_("The file does not declare where it comes from.")
ORIGIN_CONTRADICTORY = N_("The file contradicts itself on where it comes from: {sources}.")
ORIGIN_LIMITS = N_(
    "This is what the file says of itself, not a result of examining the picture or sound."
)
ORIGIN_UNKNOWN = N_(
    "What the file declares of its origin cannot be assessed: a step of the examination failed."
)

# --- what IPTC's digital source types say, by the last part of their address --------------------
SOURCE_TYPES: dict[str, str] = {
    "trainedAlgorithmicMedia": N_(
        "The file declares that it was created by a trained model, that is, by generative artificial intelligence ({type})."
    ),
    "compositeWithTrainedAlgorithmicMedia": N_(
        "The file declares that it was composed or edited with generative artificial intelligence ({type})."
    ),
    "algorithmicMedia": N_(
        "The file declares that it was created by an algorithm that was not trained on samples ({type})."
    ),
    "algorithmicallyEnhanced": N_(
        "The file declares that it was enhanced by an algorithm ({type})."
    ),
    "trainedAlgorithmicData": N_(
        "The file declares that its data were created by a trained model ({type})."
    ),
    "compositeSynthetic": N_(
        "The file declares that it is a composite with at least one synthetic part ({type})."
    ),
    "virtualRecording": N_(
        "The file declares that it records a virtual event, with or without synthetic parts ({type})."
    ),
    "composite": N_("The file declares that it is a composite of several parts ({type})."),
    "compositeCapture": N_(
        "The file declares that it is a composite of recordings of real scenes ({type})."
    ),
    "digitalCapture": N_(
        "The file declares that it was captured from a real scene by a digital device ({type})."
    ),
    "computationalCapture": N_(
        "The file declares that it was captured from a real scene by a digital device that computed it from several recordings ({type})."
    ),
    "humanEdits": N_("The file declares that a person edited it by hand ({type})."),
    "digitalCreation": N_(
        "The file declares that a person created it with digital tools ({type})."
    ),
    "dataDrivenMedia": N_("The file declares that it was created from data ({type})."),
    "screenCapture": N_("The file declares that it is a capture of a screen ({type})."),
    "negativeFilm": N_("The file declares that it was digitised from a negative ({type})."),
    "positiveFilm": N_("The file declares that it was digitised from a transparency ({type})."),
    "print": N_("The file declares that it was digitised from a print ({type})."),
    "minorHumanEdits": N_("The file declares that a person made small edits to it ({type})."),
    "softwareImage": N_("The file declares that it was created by software ({type})."),
    "empty": N_("The file declares that the part had no content to begin with ({type})."),
}
