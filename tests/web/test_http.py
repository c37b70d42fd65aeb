"""GraphQL over HTTP: what a client may send, and what it is told when it may not."""

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
OK = b'{"query":"{ __typename }"}'


@pytest.fixture
def post(client):
    async def post(content=OK, **headers):
        named = {"content-type": JSON} | {name.replace("_", "-"): value for name, value in headers.items()}
        return await client.post("/graphql", content=content, headers=named)

    return post


async def test_an_answer_is_utf8_and_not_stored(post):
    response = await post(orjson.dumps({"query": '{ region(code: "500000") { name } }'}))

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.content == '{"data":{"region":{"name":"重庆市"}}}'.encode()


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        ("*/*", 200, JSON),
        (JSON, 200, JSON),
        (GRAPHQL_RESPONSE, 200, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", 200, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.1, {JSON}", 200, JSON),
        ("application/*", 200, JSON),
        (f"{JSON}; charset=utf-8", 200, JSON),
        ("text/html", 406, JSON),
        (f"{JSON};q=0", 406, JSON),
        (f"{JSON};q=nonsense", 406, JSON),
        (f"{JSON};charset=utf-16", 406, JSON),
    ],
)
async def test_the_answer_has_the_type_that_was_asked_for(post, accept, status, kind):
    response = await post(accept=accept)

    assert response.status_code == status
    assert response.headers["content-type"].split(";")[0] == kind


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        f"{JSON}; charset=gbk",
        "",
    ],
)
async def test_only_json_in_utf8_is_read(post, content_type):
    response = await post(content_type=content_type)

    assert response.status_code == 415
    assert response.json()["errors"][0]["extensions"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_only_post_is_served(client, method):
    response = await client.request(method, "/graphql?query={__typename}")

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


async def test_compressed_bodies_are_refused(post):
    assert (await post(content_encoding="gzip")).status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"1",
        b'"text"',
        b"{}",
        b"{",
        b"\xff\xfe",
        b'{"query": "\\ud800"}',
        b'{"query": "\xed\xa0\x80"}',
        b'{"query": null}',
        b'{"query": 1}',
        b'{"query": ""}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "variables": 1}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "{ __typename }", "extensions": "x"}',
        b'{"query": "{ __typename }", "variables": {"a": NaN}}',
        b'{"extensions": {"persistedQuery": {"version": 1}}}',
        b'[{"query": "{ __typename }"}]',
        b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 40 + b"]" * 40 + b"}}",
        b"[" * 100_000,
    ],
)
async def test_a_request_that_is_none_is_400_and_says_why(post, body):
    response = await post(body, accept=GRAPHQL_RESPONSE)

    assert response.status_code == 400
    assert response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"),
        ("fragment F on Query { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("mutation { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ region(code: 500000) { name } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ __schema { types { name } } }", "INTROSPECTION_CLOSED"),
        ('{ __type(name: "Query") { name } }', "INTROSPECTION_CLOSED"),
    ],
)
async def test_a_document_that_cannot_run_is_400_in_the_specifications_own_type_and_200_in_json(
    post, document, code
):
    body = orjson.dumps({"query": document})

    own = await post(body, accept=GRAPHQL_RESPONSE)
    plain = await post(body, accept=JSON)

    assert (own.status_code, plain.status_code) == (400, 200)
    assert own.json() == plain.json()
    assert own.json()["errors"][0]["extensions"]["code"] == code
    assert "data" not in own.json()


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"code": None},
        {"code": 500000},
        {"code": "5"},
        {"code": {"a": 1}},
        {"code": ["500000"]},
        {"code": "\ud7ff"},
    ],
)
async def test_variables_that_do_not_fit_are_told(post, variables):
    body = orjson.dumps(
        {"query": "query($code: RegionCode!) { region(code: $code) { name } }", "variables": variables}
    )

    response = await post(body, accept=GRAPHQL_RESPONSE)

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_huge_integer_is_no_error_of_ours(post):
    body = b'{"query": "query($a: Int) { __typename }", "variables": {"a": ' + b"9" * 4301 + b"}}"

    assert (await post(body)).status_code in {200, 400}


async def test_a_named_operation_is_run(post):
    body = orjson.dumps(
        {"query": "query A { a: __typename } query B { b: __typename }", "operationName": "B"}
    )

    assert (await post(body)).json() == {"data": {"b": "Query"}}


async def test_nulls_in_the_request_are_as_if_left_out(post):
    body = orjson.dumps(
        {"query": "{ __typename }", "variables": None, "operationName": None, "extensions": None}
    )

    assert (await post(body)).json() == {"data": {"__typename": "Query"}}


async def test_a_body_over_the_limit_is_refused_before_and_while_it_is_read(client):
    long = b'{"query": "' + b" " * 300_000 + b'{ __typename }"}'

    async def in_parts():
        for start in range(0, len(long), 10_000):
            yield long[start : start + 10_000]

    told = await client.post("/graphql", content=long, headers={"content-type": JSON})
    chunked = await client.post("/graphql", content=in_parts(), headers={"content-type": JSON})

    assert (told.status_code, chunked.status_code) == (413, 413)


async def test_a_client_that_hangs_up_gets_no_answer_and_makes_no_noise(gateway):
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "headers": headers,
        "query_string": b"",
        "root_path": "",
    }
    await gateway.app(scope, receive, send)

    assert sent == []


async def test_health_and_the_schema_are_plain_routes(client):
    assert (await client.get("/health")).json()["status"] == "ok"
    assert "type Query" in (await client.get("/schema.graphql")).text
    assert (await client.get("/nowhere")).status_code == 404


async def test_an_error_of_ours_tells_a_number_and_nothing_else(post, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("gongji.services.crossing.cross", broken)

    response = await post(orjson.dumps({"query": '{ crossing(from: "500000", to: "510000") { verdict } }'}))

    error = response.json()["errors"][0]
    assert response.status_code == 200
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in response.text
    assert error["extensions"]["id"] in caplog.text


async def test_errors_stand_in_the_order_of_their_paths(send):
    answer = await send(
        '{ b: region(code: "999999") { name } a: region(code: "999998") { name } c: kinship(term: "%s") { label } }'
        % ("妈" * 30)
    )

    assert [error["path"] for error in answer.get("errors")] == [["a"], ["b"], ["c"]]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(
            lambda text: orjson.dumps({"query": text.encode("utf-8", "replace").decode()})
        ),
    )
)
async def test_no_bytes_make_an_error_of_ours(client, body):
    response = await client.post(
        "/graphql", content=body, headers={"content-type": JSON, "accept": GRAPHQL_RESPONSE}
    )

    assert response.status_code < 500
    assert "INTERNAL" not in response.text
    assert response.json()
