"""What a document may at most hold, and that what passes cannot hold a core for long."""

import pytest
from graphql import build_schema, get_introspection_query

from gongji.engine.documents import Documents
from gongji.engine.limits import Limits

SCHEMA = build_schema("type Query { a: Query b(x: Int): Query c: [Query] name: String }")


@pytest.fixture
def documents():
    return Documents(SCHEMA, Limits())


def codes(document):
    return {(error.extensions or {}).get("code") for error in document.errors}


def nested(levels):
    return "{ " + "a { " * levels + "name" + " }" * levels + " }"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (nested(12), "TOO_DEEP"),
        (nested(400), "TOO_DEEP"),
        ("{ " + " ".join(f"x{i}: name" for i in range(31)) + " }", "TOO_MANY"),
        ("{ " + "a { name } " * 21 + "}", "TOO_MANY"),
        ("{ a { " + "name " * 21 + "} }", "TOO_MANY"),
        ("{ name " + "@include(if: true) " * 21 + "}", "TOO_MANY"),
        ("{ a " + "@skip(if: false) " * 300 + "{ name } }", "TOO_MANY"),
        ("{ ...A } fragment A on Query { a { ...A } }", "TOO_DEEP"),
        ("{ ...A } fragment A on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...Missing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ __schema { queryType { name } } }", "INTROSPECTION_CLOSED"),
        ('{ a { ...F } } fragment F on Query { x: __type(name: "Query") { name } }', "INTROSPECTION_CLOSED"),
        ("fragment F on Query { " + "name " * 21 + "}", "TOO_MANY"),
        ("{ " + " ".join(f"n{i}" for i in range(1000)) + " }", "TOO_MANY"),
        ("{ " + "k" * 101 + ": name }", "TOO_MANY"),
        ("{ name }" + "\n" * 70_000, "TOO_MANY"),
        ("{ a {} }", "GRAPHQL_PARSE_FAILED"),
        ("{}", "GRAPHQL_PARSE_FAILED"),
        ("", "GRAPHQL_PARSE_FAILED"),
    ],
)
def test_a_document_over_the_limits_is_refused(documents, source, code):
    assert codes(documents.get(source)) == {code}


@pytest.mark.parametrize(
    "source", [nested(11), "{ " + " ".join(f"x{i}: name" for i in range(20)) + " }", "{ __typename }"]
)
def test_a_document_at_the_limits_passes(documents, source):
    assert documents.get(source).errors == ()


def test_the_whole_schema_may_be_asked_where_introspection_is_open():
    assert Documents(SCHEMA, Limits(), introspection=True).get(get_introspection_query()).errors == ()


def test_introspection_is_open_where_it_was_opened():
    assert (
        Documents(SCHEMA, Limits(), introspection=True).get("{ __schema { queryType { name } } }").errors
        == ()
    )


def test_fragments_count_where_they_are_spread(documents):
    doubling = "{ ...F0 } " + " ".join(
        f"fragment F{i} on Query {{ ...F{i + 1} a {{ ...F{i + 1} }} }}" for i in range(14)
    )
    doubling += " fragment F14 on Query { name }"

    assert codes(documents.get(doubling)) & {"TOO_MANY", "TOO_DEEP"}


def test_documents_are_kept_once_and_within_bounds(documents):
    first = documents.get("{ name }")

    assert documents.get("{ name }") is first
    for number in range(600):
        documents.get(f"{{ x{number}: name }}")
    assert documents.get("{ name }") is not first
    assert len(documents._kept) <= 512
