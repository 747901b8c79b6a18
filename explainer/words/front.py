"""What the front end says itself: controls, buttons, notices. Everything else comes with a page."""

from __future__ import annotations

__all__ = ["FRONT_WORDS"]

FRONT_WORDS = {
    # controls
    "day": "Dated to this day or before",
    "dayRange": "Day up to which statements are dated",
    "date": "Date",
    "dayBefore": "Day before",
    "dayAfter": "Day after",
    "play": "Play",
    "pause": "Pause",
    "offer": "Dated to that day or before: {five} in the five documents, {others} in other "
    "published reports.",
    "none": "no claim",
    "showOthers": "Show them too",
    "wider": "Also show other published reports",
    "narrow": "Narrow down what is shown",
    "documents": "Documents",
    "speaker": "Who says it",
    "side": "Side",
    "kind": "Kind",
    "topic": "Topic",
    "all": "All",
    "happenedFrom": "Happened from",
    "happenedTo": "to",
    "showEverything": "Show everything",
    "by": "Grouped by",
    "by-first": "people counted",
    "by-event": "event",
    "by-speaker": "who says it",
    "talk": "Order",
    "talk-first": "topic by topic",
    "talk-day": "day by day",
    "order": "Order of questions",
    "order-first": "most disagreement first",
    "order-topic": "as listed",
    "claim": "Claim",
    "chooseClaim": "Choose a claim",
    # figures and what belongs to them
    "figure": "Figure",
    "savePicture": "Save as picture",
    "noPlotly": "This figure is not shown because its drawing program did not load. "
    "Reload the page to try again.",
    "asTable": "The same as a table",
    "saveTable": "Save this table as CSV",
    "tableFile": "durand-line-{view}-dated-to-{day}.csv",
    "shown": "Shown",
    "tableLicence": "Durand Line Explainer, CC BY 4.0.",
    "fold-refusal": "Why is there no total?",
    "allEvidence": "All evidence for this claim",
    "notMentioned": "This document does not mention it.",
    "briefFacts": "Says it|Said on|Document",
    "copyCitation": "Copy citation",
    "copyLink": "Copy link to this claim",
    "copied": "Copied",
    "noQuotation": "Our wording; no quotation from the text is kept.",
    "ownWordsWithin": "Our wording, but for the words in quotation marks.",
    "noneChosen": "Choose a mark in a figure, or a claim in the list above, to see its evidence.",
    "notYetSaid": "No document dates this claim to that day or before. Move the day forward, "
    "or choose another claim.",
    "notShown": "This claim is not among those shown now. Choose another, or show more.",
    # the address
    "notUnderstood": "Not all of this page’s address was understood; the rest is shown.",
    "addressLong": "The address of this page is longer than {most} characters, so the page is "
    "shown as it opens by itself.",
    "unknownPart": "It has a part {key}, which this page does not know.",
    "unknownNear": "It has a part {key}; “{near}” was meant?",
    "givenTwice": "“{key}” is given twice.",
    "partFault": "“{key}” is {value} and should be {expected}.",
    "expectDay": "a day from {first} to {last}, as year-month-day",
    "expectAnyDay": "a day, as year-month-day",
    "expectOrder": "no later than “to”",
    "expectClaim": "the id of a claim, or “none”",
    "expectCell": "a topic and a document, with “/” between them",
    "expectDocuments": "ids of documents, with commas between them, or “none”",
    "expectOne": "one that the page offers, such as “{example}”",
    "expectNear": "written as “{near}”",
    "empty": "empty",
    # presenting
    "presentation": "Presentation",
    "previous": "Previous",
    "next": "Next",
    "leave": "Leave",
    "slide": "{at} of {of}: {name}",
    # what cannot be done
    "trouble": "That could not be shown. What is on the page can still be read.",
    "notInFile": "This choice is not kept in this page, which can show one document, one side or "
    "one kind of claim at a time. It can be made in the app: “make app”, or “python -m explainer "
    "app”.",
    "noAnswer": "The explainer does not answer. What is on the page can still be read; what you "
    "chose is shown as soon as it answers again.",
    "slowAnswer": "The explainer takes long to answer. What is on the page can still be read.",
    "kernelGone": "The kernel of this notebook does not answer. Run its cells again.",
}
"""By the names that ``front/src`` uses; ``{name}`` is filled in there."""
