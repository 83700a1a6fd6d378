"""Tells in plain words what went wrong with a language model, without what its provider said.

A provider's own message may hold a part of a key, or a page of HTML.
"""

from __future__ import annotations

from pydantic_ai import exceptions as faults

from coursegen.problems import Problem

_OFFLINE = "leave out --model and it is drafted without one"


def fault_of(error: Exception, model: str, seconds: float) -> Problem:
    """A problem with what to do; ``model`` as it was named, ``seconds`` as long as it could take."""
    message, hint = _told(error, model, seconds)
    return Problem("model", message, hint=f"{hint}, or {_OFFLINE}")


def _told(error: Exception, model: str, seconds: float) -> tuple[str, str]:
    if isinstance(error, faults.UserError):
        return (
            f"the language model {model!r} can't be used",
            "name it as provider:model, such as openai:gpt-5, and put the provider's key into its variable "
            "(OPENAI_API_KEY, ANTHROPIC_API_KEY …)",
        )
    if isinstance(error, faults.RunTimedOut | faults.ModelTimeoutError | faults.ModelRequestTimeout | TimeoutError):
        return f"{model} did not answer within {seconds:g} seconds", "try again later"
    if isinstance(error, faults.ModelHTTPError):
        if error.status_code in (401, 403):
            return f"the provider of {model} does not accept the key", "put the right one into its variable"
        if error.status_code == 404:
            return f"the provider has no model {model}", "look up how it is called there"
        if error.status_code == 429:
            return f"the provider of {model} takes no more requests now", "try again later"
        return f"the provider of {model} answered with an error ({error.status_code})", "try again later"
    if isinstance(error, faults.UsageLimitExceeded):
        return f"{model} was asked again and again and gave no module", "try another model"
    if isinstance(error, faults.UnexpectedModelBehavior):
        return f"what {model} answered is no module, or was cut off", "try again, or try another model"
    return f"{model} can't be reached", "look at the connection and at the provider's address"
