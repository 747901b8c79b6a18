"""What claims refer to, as tables: places, the drawn line, documents, topics."""

from __future__ import annotations

from collections import Counter

import geopandas as gpd
import pandas as pd

from explainer.geo.layers import load_line
from explainer.notebook.tables import columns as made
from explainer.notebook.tables.arguments import taught
from explainer.notebook.tables.shapes import CRS, outline, shape_of
from explainer.records.scales import PlacePrecision, Ring, SaidBasis

__all__ = ["documents", "line", "places", "topics"]


@taught
def places() -> gpd.GeoDataFrame:
    """The places that claims name as a GeoDataFrame in EPSG:4326: one row a place.

    Returns
    -------
    geopandas.GeoDataFrame
        ``place_id``, ``place``, ``kind`` (town, province, crossing and so on), ``country``,
        ``province``, ``precision`` (ordered); ``uncertainty_km``: how far the point may be from
        what it stands for; ``distance_to_line_nearest_km``, ``…_low_km`` and ``…_high_km``: the
        best reading and the range, in kilometres; ``note``; and ``geometry`` in degrees: a point,
        the area of a province, the line. It is None for a country, of which the map draws
        nothing.

    Examples
    --------
    >>> import explainer as ex
    >>> places = ex.places().set_index("place_id")
    >>> places.loc["khost", "geometry"].geom_type, places.loc["khost-province", "precision"]
    ('Point', 'province')
    """
    given = tuple(made.records().places.values())
    away = [place.distance_to_line_km for place in given]
    table = {
        "place_id": made.words(place.id for place in given),
        "place": made.words(place.name for place in given),
        "kind": made.words(place.kind for place in given),
        "country": made.words(place.country for place in given),
        "province": made.words(place.province for place in given),
        "precision": made.categories(
            [place.precision for place in given], PlacePrecision, ordered=True
        ),
        "uncertainty_km": made.figures(place.uncertainty_km for place in given),
        "distance_to_line_nearest_km": made.figures(one.nearest if one else None for one in away),
        "distance_to_line_low_km": made.figures(one.low if one else None for one in away),
        "distance_to_line_high_km": made.figures(one.high if one else None for one in away),
        "note": made.words(place.note for place in given),
    }
    return gpd.GeoDataFrame(table, geometry=[shape_of(place) for place in given], crs=CRS)


@taught
def line(scale: str = "10m") -> gpd.GeoDataFrame:
    """The Durand Line as drawn at one scale, as a GeoDataFrame in EPSG:4326 of one row.

    Parameters
    ----------
    scale : {"10m", "50m", "110m"}, default "10m"
        Natural Earth’s scale, 1:10 million and so on. The larger the number, the simpler the
        drawing.

    Returns
    -------
    geopandas.GeoDataFrame
        ``line_id``, ``scale``; ``corners``: at how many points the drawing changes direction;
        ``length_km``: its length on the globe (geodesic on WGS84) in kilometres; ``source``; and
        ``geometry`` in degrees, from its south-western end on.

    Raises
    ------
    ValueError
        No such scale is drawn; those that are drawn are named.

    Notes
    -----
    Afghanistan says that it does not recognise the line as a border. The length belongs to the
    drawing, not to the ground. Never measure it with ``.to_crs(3857).length``: Web Mercator
    stretches whatever is far from the equator.

    Examples
    --------
    >>> import explainer as ex
    >>> line = ex.line("10m")
    >>> mercator_km = line.to_crs(3857).length / 1000
    >>> bool((mercator_km > line.length_km * 1.1).all())
    True
    """
    drawn = load_line(str(scale))
    table = {
        "line_id": made.words([drawn.id]),
        "scale": made.words([scale]),
        "corners": made.whole([len(drawn.rings[0])]),
        "length_km": made.figures([drawn.properties["length_km"]]),
        "source": made.words([drawn.properties["source"]]),
    }
    return gpd.GeoDataFrame(table, geometry=[outline(drawn)], crs=CRS)


@taught
def documents() -> pd.DataFrame:
    """The documents that carry claims as a DataFrame: one row a document.

    Returns
    -------
    pandas.DataFrame
        ``document_id``, ``document`` (its short name), ``ring``, ``title``, ``publisher``,
        ``author``, ``dateline`` (“not stated” where the text does not tell), ``published``
        (datetime), ``published_basis`` (how that day is known), ``language`` (BCP 47), ``url``;
        ``read_whole``: whether its whole text was read, so that it can be called silent;
        ``text_words``: how long the text is, in words; ``claims``: how many are recorded of it.

    Examples
    --------
    >>> import explainer as ex
    >>> documents = ex.documents()
    >>> documents[documents.read_whole].document.to_list()[:2]
    ['Report 1', 'Report 2']
    """
    given = made.records().documents
    table = {
        "document_id": made.words(one.id for one in given),
        "document": made.words(one.label for one in given),
        "ring": made.categories([one.ring for one in given], Ring),
        "title": made.words(one.title for one in given),
        "publisher": made.words(one.publisher for one in given),
        "author": made.words(one.author for one in given),
        "dateline": made.words(one.dateline for one in given),
        "published": made.days(one.published.date for one in given),
        "published_basis": made.categories([one.published.basis for one in given], SaidBasis),
        "language": made.words(one.language for one in given),
        "url": made.words(one.url for one in given),
        "read_whole": made.truths(one.read_whole for one in given),
        "text_words": made.whole(one.text.words if one.text else None for one in given),
        "claims": made.whole(len(one.claims) for one in given),
    }
    return pd.DataFrame(table)


@taught
def topics() -> pd.DataFrame:
    """The questions on which documents are compared, as a DataFrame: one row a topic.

    Returns
    -------
    pandas.DataFrame
        ``topic_id``, ``topic`` (its title), ``question``; ``mirror_topic_id``: the topic that asks
        the same of the other side; ``claims``: how many claims answer it, repeats among them.

    Examples
    --------
    >>> import explainer as ex
    >>> topics, claims = ex.topics(), ex.claims()
    >>> border = topics[topics.question.str.contains("border")].topic_id.iloc[0]
    >>> bool(claims.topic_ids.str.split("; ").explode().eq(border).any())
    True
    """
    whole = made.records()
    given = tuple(whole.topics.values())
    answering = Counter(topic for claim in whole.claims() for topic in claim.topics)
    table = {
        "topic_id": made.words(one.id for one in given),
        "topic": made.words(one.title for one in given),
        "question": made.words(one.question for one in given),
        "mirror_topic_id": made.words(one.mirror for one in given),
        "claims": made.whole(answering[one.id] for one in given),
    }
    return pd.DataFrame(table)
