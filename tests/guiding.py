"""The question to the guide, and what tests look for in its answers."""

GUIDE = """
query Guide($input: GuideInput!) {
  guide(input: $input) {
    on verdict relation mechanism assumed
    summary english: summary(lang: EN)
    sponsorRegion { code name } beneficiaryRegion { code }
    checks { rule outcome conditional message since attested confidence sources { id title } declaredBy { code on } }
    conditions { rule party requires goals }
    limits { rule what value unit period }
    timing { event value }
    routes { channel { key name kind online confidence } steps needs }
    alternatives { goal mechanism why routes { channel { key kind } steps } }
  }
}
"""


def outcomes(answer):
    return {check["rule"]: check["outcome"] for check in answer["checks"]}


def routes(answer):
    return {(route["channel"]["name"], route["channel"]["kind"]) for route in answer["routes"]}
