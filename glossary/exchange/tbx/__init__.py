"""TBX, the interchange format of term bases (ISO 30042), in its public dialect TBX-Basic.

Written are version 3 (2019) in the styles DCT (a data category is an element, `<min:partOfSpeech>`) and DCA (it is an
attribute, `<termNote type="partOfSpeech">`), and version 2 (2008, `martif`). Read is whatever has their shape, TBX-Min
and TBX-Default included, in any namespace.

| Concept | TBX | level |
|---|---|---|
| id | the attribute `id`; if it is no XML name, an `id` made of it and the mark `[padanan id]` | entry |
| domain | subjectField | entry |
| source | source | entry |
| note | note | entry |
| keep_as_is | the mark `[padanan keep as is]` | entry |
| definitions | definition | language |
| examples | context, at the language's preferred term | term |
| Term.status | administrativeStatus: preferredTerm, admittedTerm, deprecatedTerm (with `-admn-sts`) | term |
| Term.part_of_speech | partOfSpeech; a phrase is `other` with the termType `phrase`; see below | term |
| Term.is_case_sensitive | the mark `[padanan case-sensitive]` | term |

A mark is a `note` whose text begins with `[padanan …]`: TBX-Basic has no category for what it says and allows none to
be added, but every program keeps notes. A glossary's own note that begins so is written as `[padanan note] …`. A part
of speech that the picklist of TBX-Basic lacks is written as the nearest that it has (a proper noun as `noun` in version
3, any other as `other`) with the mark `[padanan part of speech]`.

Read from files of others: several definitions, contexts or notes are joined by line breaks (notes of single terms come
to the entry's note), several subject fields or sources by semicolons. A definition or context that stands outside a
language section belongs to the language of its `xml:lang`, or to that of the whole file. The source of a definition is
not that of the concept and is not kept. A superseded term counts as forbidden, as a deprecated one does. An unknown
status counts as admitted. `Translation needed: no`, which Weblate writes, is keep_as_is. What is not kept is counted in
the remarks, but for bold type and the like. Line breaks that merely wrap a text, as the indentation after them shows,
are read as blanks, except in files that Padanan has written.
"""
