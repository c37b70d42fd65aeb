"""What a client did wrong: said so that they can mend it."""


class Mistake(ValueError):
    """A question that cannot be answered as it stands; the message says what, where and what to do.

    `code` is for programs. It is shown to the client as it is, so it holds no personal data.
    """

    code = "BAD_USER_INPUT"
