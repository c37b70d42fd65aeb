"""Where two places stand to each other: one pooling area, one province, or two provinces."""

from gongji.domain.division import NATION, lineage
from gongji.domain.mechanism import Pair
from gongji.services.atlas import Place


def province(code: str) -> str:
    """Give the code of the province a place lies in; the nation's own for the nation."""
    line = lineage(code)
    return line[-2] if len(line) > 1 else NATION


def pairing(sponsor: Place, beneficiary: Place) -> tuple[Pair, bool]:
    """Tell how two places stand to each other, and whether that was taken rather than known.

    A place and one inside it may or may not share a pooling area: they are taken to.
    """
    if sponsor.code == beneficiary.code:
        return Pair.SAME_AREA, False
    nested = sponsor.code in lineage(beneficiary.code) or beneficiary.code in lineage(sponsor.code)
    if not nested and province(sponsor.code) != province(beneficiary.code):
        return Pair.OTHER_PROVINCE, False
    area, other = sponsor.pooling_area, beneficiary.pooling_area
    if area is not None and area == other:
        return Pair.SAME_AREA, sponsor.pooling is None
    return (Pair.SAME_AREA, True) if nested else (Pair.SAME_PROVINCE, sponsor.pooling is None)
