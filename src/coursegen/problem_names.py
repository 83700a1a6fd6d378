"""Lists the names that problems have, each with what it says in one sentence.

``NAMES`` is the only place where a name is made up; the rules of ``coursegen check`` (TIM1, RGT5) have theirs in
``course/lint/all_rules.py``. A name is printed behind its message, goes into every report, and stays the same from
version to version, so that people can look it up and programs can go by it.
"""

from __future__ import annotations

from collections.abc import Mapping

_YAML = {
    "alias": "`*name` repeats something that was marked with `&name` before it, and nothing was.",
    "block": "A `|` or `>` that starts a text of several lines is not written as YAML wants it.",
    "bracket": "A bracket or brace is not closed, or closed by one of another kind.",
    "colon": "A colon in a text, or one that is missing, makes other fields than were meant.",
    "documents": "A file holds one document; `---` starts a second one.",
    "duplicate-key": "The same field is in the same place twice.",
    "empty-file": "The file has nothing in it, or only comments.",
    "escape": "A backslash in double quotes starts a sign that YAML does not know.",
    "indentation": "A line is indented so that it belongs to something else than was meant, or to nothing.",
    "key": "The name of a field is text; a list or a set of fields can't be one.",
    "line-start": "A line starts with a sign that means something else to YAML.",
    "list": "A list starts on the line below its field.",
    "merge-key": "The YAML merge `<<` is not read.",
    "pasted-sign": "A space, a bullet or a colon that was pasted from elsewhere is not the one that YAML reads.",
    "quote": "A quotation mark is not closed, or text goes on after it.",
    "short-form": "Between braces or brackets, a comma or a colon ends a value.",
    "tab": "YAML is indented with spaces, not with tabs.",
    "tag": "YAML tags such as `!!python` are not read.",
    "too-deep": "Lists and fields are nested deeper than any course needs.",
    "value-start": "A value starts with a sign that means something else to YAML, so it needs quotes.",
    "yaml": "The file can't be read as YAML, from the place that is named.",
}

_FILES = {
    "file-name": "A file has a name or an ending that is not read here.",
    "format": "The file is written in a format that this version does not know.",
    "no-course": "The folder has no course.yaml, so it is not a course.",
    "no-file": "There is no such file.",
    "not-utf-8": "Text files are saved as UTF-8.",
    "outside": "A course only uses what is inside its folder.",
    "too-large": "The file is larger than any of its kind needs to be.",
    "too-many": "There are more files, rows or values than are read.",
    "unprintable": "The text has a sign in it that can't be shown.",
    "unreadable": "The file or folder can't be read.",
}

_FORMS = {
    "choice": "The field takes one of a few words, and this is not one of them.",
    "duplicate-id": "Two things in the same list have the same id.",
    "file-id": "The id in a file is the file's name.",
    "length": "A list or a text is shorter or longer than its field takes.",
    "missing-field": "A field that has to be there is missing.",
    "no-value": "A field or a list item has nothing in it.",
    "number": "The field takes a number.",
    "pattern": "The text is not written in the way that its field wants: an id, a date, a colour.",
    "range": "The number is smaller or larger than its field takes.",
    "shape": "There is a text where a list is meant, or fields where a text is meant.",
    "unknown-field": "There is no field of this name here.",
    "value": "The value is not one that belongs here.",
    "yes-no": "The field takes true or false.",
}

_COURSE = {
    "blank": "The words that a workbook leaves blank are in the key point, once, and not given away beside it.",
    "break-plan": "A break has no plan.",
    "chart": "The numbers of a chart fit its categories and its kind.",
    "clock": "A session ends before midnight.",
    "half-term": "A layer changes one form of a term and leaves the other as it was.",
    "inline": "A mark in a text (emphasis, a link, a reference) is not written as it should be.",
    "items": "A block shows items of one list, as many as its kind takes.",
    "module-row": "What a module says itself is not repeated in the agenda.",
    "never-shown": "Something is in no block of any plan, so nobody sees it.",
    "no-pictogram": "There is no icon of this name.",
    "logo": "A logo can't be on slides in a template of your own: they show what is on its master.",
    "no-template": "There is no PowerPoint template where the course says that it is.",
    "not-in-agenda": "A module is not in the agenda, so it will not appear.",
    "own-slide": "A module's own slide has the fields that its kind needs, and no others.",
    "quiz-kind": "A quiz item has the fields that its kind needs, and no others.",
    "reference": "A name leads to nothing: there is no such article, objective, activity or item.",
    "reserved": "The name has a meaning of its own, so nothing can be called that.",
    "typed-list": "A list or a table is typed into a text, where it would be printed with its dashes or bars.",
    "term": "A text uses a term that the course does not define, or in a form that it does not have.",
    "tool-kind": "A tool has the fields that its kind needs, and no others.",
    "twice": "The same thing is shown twice.",
    "untitled": "An article has a title, or an opening where it has none.",
    "no-picture": "There is no picture where the course says that it is.",
    "picture": "A picture is a PNG or JPEG that a screen can show.",
    "picture-size": "A picture is larger than a slide can show, or its file is.",
}

_LAYERS = {
    "by-id": "A layer changes the objects in a list by their ids.",
    "contradiction": "The same thing is changed and removed by one layer.",
    "id-change": "A layer can't change an id.",
    "locked": "The course has locked this, so no layer may change it.",
    "no-change": "A layer writes what is there already.",
    "nothing-left": "A list has too little left once everything is left out that does not belong to a version.",
    "operation": "A layer says what to do to a list with a word that does not exist.",
    "option-audience": "An option of a question is for everybody who gets the question.",
    "order": "The same name is in an order twice.",
    "session-team": "A session belongs to one team.",
    "stale": "The course's own text has changed since a layer replaced it.",
    "unknown-id": "A layer names something that is not there.",
    "unknown-sector": "There is no sector of this name.",
    "unknown-session": "There is no session of this name.",
    "unknown-team": "There is no team of this name.",
    "was": "What a layer notes of the text that it replaces does not belong to its change.",
    "fit": "A course can't be cut to the minutes that a session has.",
    "fitted": "A course was cut to the minutes that a session has.",
}

_RULES = {
    "firm-rule": "This rule can't be set or ignored.",
    "no-words": "The rules about words have no lists for the course's language.",
    "unknown-limit": "The rule has no limit of this name.",
    "unknown-rule": "There is no rule of this name.",
    "unused-ignore": "There is nothing to ignore at this place.",
}

_RECIPES = {
    "block-scope": "A block for the whole course is in an `each`, or one for each stretch of the agenda outside of it.",
    "cites": "A handout cites the pages of another one, which is made before it.",
    "empty": "A recipe makes nothing of this course.",
    "medium": "The recipe `deck` makes slides; all others make pages.",
    "secret-block": "A block says what the readers of this recipe may not read.",
    "unknown-block": "There is no block of this name here.",
    "unfit-format": "A format is not for what this recipe makes, or not for its readers.",
    "unknown-format": "There is no format of this name.",
    "unknown-language": "The tool's own words are not there in this language.",
    "unknown-option": "The block has no option of this name.",
    "unknown-recipe": "There is no recipe of this name.",
    "file-there": "The course has a recipe of its own already.",
}

_LOOKS = {
    "covers-title": "A shape would cover the title of a slide.",
    "collision": "Two parts of a slide run into each other in a company's template.",
    "cut-word": "A word is wider than its line and is cut.",
    "ground": "Text is on a gradient, a picture or a pattern, so that nobody can say whether it can be read: look at "
    "it, then write its name under `looked_at:` in the template's map.",
    "no-cache": "There is no folder in which the fonts can be kept.",
    "no-font": "The fonts that texts are measured with are not installed.",
    "no-glyph": "The font has no sign for a letter.",
    "masters": "A template has several slide masters, and the deck uses one of them.",
    "no-layout": "The template has no layout for a kind of slide.",
    "no-placeholder": "A layout has no placeholder of this number or name.",
    "no-room": "A layout has no room for a picture.",
    "visual": "A drawing names no form or several, or has no room.",
    "no-slot": "A layout has no place for a part of a slide.",
    "off-page": "A box in a template's map is not on the page.",
    "other-font": "The template's font is not here, so another one is measured in its place.",
    "slot-place": "A part of a slide is put into a placeholder, a box, or the place of another part.",
    "slot": "A place of a slide takes one table.",
    "other-programs": "A template holds objects of other programs, which stay out of the deck.",
    "team-colours": "A team's colours take the place of those of a template that was named for all.",
    "template": "The template can't be used as it is.",
    "theme": "The colours of a theme do not do what their names say.",
    "unknown-theme": "There is no theme of this name.",
}

_LISTS = {
    "attendance": "A list does not say clearly whether somebody attends.",
    "cells": "A row of a list has more cells than there are headings.",
    "duplicate-row": "The same person is in a list twice, or two people have one name.",
    "empty-row": "A row of a list is empty.",
    "left-out": "A row of a list is left out, since it says that the person does not attend.",
    "letters": "The letters of a list can be read in more than one way.",
    "long-name": "A name is longer than a badge can show.",
    "no-headcount": "Nobody says how many people come.",
    "no-headings": "A list has no row of headings.",
    "no-name": "A row of a list has no name, or something else where the name should be.",
    "no-names": "A list has no column of names.",
    "no-people": "A list has nobody in it.",
    "not-a-list": "The file is no list that can be read.",
    "not-text": "The list is no text that can be read.",
    "protected": "The file is protected with a password.",
    "sheets": "More than one sheet of a file has a list of people.",
    "too-costly": "Reading a file takes more time or memory than it should.",
    "unknown-column": "A column of a list is not used.",
}

_ARTICLES = {
    "fetch": "A page of the web can't be fetched.",
    "model": "A language model did not do what it was asked for.",
    "no-model": "The package that a language model is asked with is not installed.",
    "no-text": "There is no text of an article in it.",
    "new-course": "An answer can't be used for a new course: too long, too short, or not a time.",
    "not-installed": "A package that this needs is not installed.",
    "package": "A file is damaged, protected, or packed in a way that is not safe to open.",
    "too-big": "An article is larger than any article is.",
    "too-long": "An article is too long to be sent to a language model.",
}

_OUTPUT = {
    "deck": "The file is not a PowerPoint deck that can be read.",
    "disk-full": "The disk is full.",
    "exists": "There is a file of this name already, and it is kept as it is.",
    "file-in-use": "A file can't be replaced; another program may have it open.",
    "folder-in-the-way": "A folder is where a file has to be.",
    "folder-not-empty": "A folder holds files already, so nothing was written.",
    "folder-not-writable": "Nothing can be written to the folder.",
    "no-output": "The folder is none that coursegen built into.",
    "not-alike": "Two builds of one course made different files of one name.",
    "not-listed": "A file in an output folder is not the one that was built there.",
    "executor": "Nobody of that name can make versions, or can't be reached.",
    "leak": "A handout would tell its readers what is for the facilitator alone.",
    "new-course": "An answer can't be used for a new course: too long, too short, or not a time.",
    "not-installed": "What writes files of this format is not installed.",
    "undo": "A command can't be taken back.",
    "not-a-folder": "A file is where a folder has to be.",
    "not-written": "A file can't be written.",
    "other-course": "The folder holds what was made from another course.",
    "review-due": "The course's disclaimer was to be looked at again by now.",
}

NAMES: Mapping[str, str] = {
    **_YAML,
    **_FILES,
    **_FORMS,
    **_COURSE,
    **_LAYERS,
    **_RULES,
    **_RECIPES,
    **_LOOKS,
    **_LISTS,
    **_ARTICLES,
    **_OUTPUT,
}
"""What each name says, in the order in which ``coursegen rules`` lists them."""
