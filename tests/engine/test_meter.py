"""How long an operation may take, and how much it may answer."""

import asyncio
import logging

import pytest
from graphql import GraphQLField, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema

from gongji.engine.documents import Documents
from gongji.engine.execute import Engine
from gongji.engine.limits import Limits
from gongji.engine.request import BadRequest, Request, read_request

ENDLESS = range(10**9)


async def never(*_):
    await asyncio.Event().wait()


async def soon(*_):
    await asyncio.sleep(0)
    return 1


FIELDS = {
    "endless": GraphQLField(GraphQLList(GraphQLInt), resolve=lambda *_: ENDLESS),
    "some": GraphQLField(GraphQLList(GraphQLInt), resolve=lambda *_: range(5000)),
    "never": GraphQLField(GraphQLInt, resolve=never),
    "soon": GraphQLField(GraphQLInt, resolve=soon),
}


def engine(**limits):
    schema = GraphQLSchema(GraphQLObjectType("Query", FIELDS))
    bounds = Limits(**limits)
    return Engine(schema, Documents(schema, bounds), bounds)


async def code(engine, query):
    answer = await engine.answer(Request(query), None)
    return answer.body["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize("query", ["{ endless }", "{ never }", "{ endless soon }"])
async def test_an_operation_that_takes_too_long_is_given_up(query):
    held = engine(operation_seconds=0.05, prompt_seconds=0.01, values=10**12)

    assert await code(held, query) == "OPERATION_TIMEOUT"


async def test_an_answer_that_grows_too_large_is_given_up():
    assert await code(engine(values=1000, prompt_seconds=60), "{ some }") == "ANSWER_TOO_LARGE"


async def test_what_takes_long_is_worked_out_beside_and_others_are_answered_meanwhile():
    held = engine(operation_seconds=0.5, prompt_seconds=0.0, values=10**12)

    long = asyncio.create_task(held.answer(Request("{ endless }"), None))
    await asyncio.sleep(0)
    short = await held.answer(Request("{ soon }"), None)

    assert short.body == {"data": {"soon": 1}}
    assert not long.done()
    assert (await long).body["errors"][0]["extensions"]["code"] == "OPERATION_TIMEOUT"


async def test_what_is_begun_anew_beside_gives_the_same_answer():
    hurried, calm = engine(prompt_seconds=0.0), engine(prompt_seconds=60)

    one = await hurried.answer(Request("{ some soon }"), None)

    assert one.body == (await calm.answer(Request("{ some soon }"), None)).body
    assert len(one.body["data"]["some"]) == 5000


@pytest.mark.parametrize("tail", [b"", b"\\", b'"', b'"}'])
def test_an_unfinished_string_is_read_once_however_many_quotes_it_holds(tail, caplog):
    body = b"[" * 33 + b'"' + b'\\"' * 120_000 + tail

    with caplog.at_level(logging.CRITICAL), pytest.raises(BadRequest):
        read_request(body, Limits())
