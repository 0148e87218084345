"""Een lijst van 300 rijen met 40 fouten, zoals een team die in Excel heeft, in beide vormen."""

import csv
import io
from datetime import date

from openpyxl import Workbook

KOPPEN = (
    "Casusnr",
    "Gezin",
    "Soort aanpak",
    "Regisseur",
    "Startdatum",
    "Fase",
    "Naam",
    "Geboortedatum",
    "Rol",
    "Adres",
    "Opmerkingen",
)
# Welke fout in welke kolom, en een woord uit de uitleg die erbij moet staan.
FOUTEN = (
    ("Casusnr", "", "ontbreekt"),
    ("Startdatum", "31-02-2025", "geen datum die bestaat"),
    ("Startdatum", "1-1-2031", "nog niet geweest"),
    ("Soort aanpak", "gezinsplan", "GGA of PGA"),
    ("Regisseur", "Klaas Vaak", "casusregisseur"),
    ("Fase", "zeven", "1 tot en met 5"),
    ("Geboortedatum", "ergens in mei", "geen geboortedatum"),
    ("Naam", "Jansen 123456782", "bsn"),
    ("Rol", "#REF!", "fout van Excel"),
    ("Gezin", "Heel ander gezin", "iets anders"),
)
ACHTERNAMEN = ("Aalders", "van den Berg", "El Idrissi", "de Wit", "O'Hara", "Kuipers")
VOORNAMEN = ("Anna", "Bram", "Cem", "Dilek", "Eline", "Youssef")


def rijen(*, gezinnen=60, per_gezin=5, fouten=40):
    """Geef de rijen als (cellen, fout); fout is leeg of (kolom, woord uit de uitleg)."""
    uit = []
    for gezin in range(gezinnen):
        # Elk gezin een eigen naam, zodat niemand toevallig dezelfde is.
        achternaam = f"{ACHTERNAMEN[gezin % len(ACHTERNAMEN)]}{'abcdefghij'[gezin // 6]}"
        for wie in range(per_gezin):
            cellen = {
                "Casusnr": f"2025-{gezin + 1:03}",
                "Gezin": f"Gezin {achternaam}",
                "Soort aanpak": ("GGA", "PGA")[gezin % 2],
                "Regisseur": ("Bert de Boer", "Marloes")[gezin % 2],
                "Startdatum": f"{gezin % 27 + 1}-3-2025",
                "Fase": str(gezin % 4 + 1),
                "Naam": f"{VOORNAMEN[wie]} {achternaam}",
                "Geboortedatum": f"{wie + 1:02}-06-{1980 + gezin % 20}",
                "Rol": ("moeder", "vader", "zoon", "dochter", "oma")[wie],
                "Adres": f"Merelstraat {gezin + 1}, 3438 AB Nieuwegein",
                "Opmerkingen": 'belt; "graag\nna vijven"',
            }
            uit.append((cellen, None))
    for nummer in range(fouten):
        # Nooit de eerste rij van een gezin: dan is te zien dat de rest van de casus wel meegaat.
        plek = (nummer % gezinnen) * per_gezin + 1 + nummer // gezinnen
        kolom, waarde, woord = FOUTEN[nummer % len(FOUTEN)]
        uit[plek] = ({**uit[plek][0], kolom: waarde}, (kolom, woord))
    return uit


def als_csv(lijst, *, scheiding=";", codering="utf-8-sig"):
    """Geef de rijen als .csv."""
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=scheiding)
    schrijver.writerow(KOPPEN)
    schrijver.writerows([cellen[kop] for kop in KOPPEN] for cellen, _ in lijst)
    return tekst.getvalue().encode(codering)


def als_xlsx(lijst):
    """Geef de rijen als .xlsx, met echte datums en getallen waar Excel die van maakt."""
    boek = Workbook()
    blad = boek.active
    blad.append(KOPPEN)
    for cellen, _ in lijst:
        blad.append([_als_cel(kop, cellen[kop]) for kop in KOPPEN])
    return bewaar(boek)


def bewaar(boek):
    """Geef de bytes van een werkboek."""
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _als_cel(kop, waarde):
    if kop in ("Startdatum", "Geboortedatum"):
        try:
            dag, maand, jaar = map(int, waarde.split("-"))
            return date(jaar, maand, dag)
        except ValueError:
            return waarde
    return int(waarde) if kop == "Fase" and waarde.isdigit() else waarde
