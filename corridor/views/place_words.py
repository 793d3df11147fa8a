"""Names of places in Spanish, where the map's name says in English what kind of place it is; other names are the same in both languages."""

from __future__ import annotations

# with the article that a sentence needs, none of which runs together with 'de' or 'a'
_SPANISH = """
Guatemala City | Ciudad de Guatemala
Mexico City | Ciudad de México
Soconusco coffee and banana farms | las fincas de café y plátano del Soconusco
Huixtla / La Arrocera checkpoint | Huixtla / La Arrocera (retén)
Celaya / Irapuato junction | Celaya / Irapuato (entronque)
Culiacan valley vegetable fields | los campos de hortalizas del valle de Culiacán
Brooks County ranchland (Falfurrias) | los ranchos del condado de Brooks (Falfurrias)
Arizona desert (Altar Valley / Tohono Oodham) | la zona desértica de Arizona (Altar Valley / Tohono Oodham)
San Diego east county hills | los cerros al este de San Diego
Washington DC area | la zona de Washington DC
Big Bend desert (Presidio / Marfa) | la zona desértica de Big Bend (Presidio / Marfa)
Desert east of Yuma | la zona desértica al este de Yuma
Resettlement abroad (a third country) | un tercer país (reasentamiento)
"""
SPANISH = dict(line.split(" | ") for line in _SPANISH.strip().splitlines())


def place_name(name: str, lang: str) -> str:
    """A place's name in a language, as a sentence has it."""
    if lang != "es":
        return name
    if " border " in name:  # 'Corinto border HN-GT'
        return "{} (frontera {})".format(*name.split(" border "))
    return SPANISH.get(name) or name.replace("Rio Grande at ", "la orilla del Rio Grande en ")


def names(geography, lang: str) -> dict[str, str]:
    """Names of all places in a language, by id."""
    return {key: place_name(name, lang) for key, name in zip(geography.place_ids, geography.names, strict=True)}


def heading(name: str, lang: str) -> str:
    """The name as it stands alone."""
    told = place_name(name, lang)
    return told[:1].upper() + told[1:]
