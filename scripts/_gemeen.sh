# Gedeeld door de scripts in deze map; wordt met `source` ingelezen, niet los gestart.
# shellcheck shell=bash

BRON="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
OMGEVING="$BRON/.venv"

# Zonder deze regel vertaalt Python op een machine die dit zet bij elke start alle bron opnieuw.
unset PYTHONDONTWRITEBYTECODE

# Wat Qt, het afdrukken en de brieven van het systeem vragen. `a|b`: een van beide is genoeg.
PAKKETTEN_PROGRAMMA=(
    libglib2.0-0 libgl1 libegl1 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libwayland-client0 libwayland-cursor0 libwayland-egl1 libcups2
    fonts-noto-core fonts-noto-color-emoji "fonts-liberation2|fonts-liberation"
    fonts-crosextra-carlito fonts-crosextra-caladea
    "libreoffice-writer-nogui|libreoffice-writer"
)
PAKKETTEN_ONTWIKKEL=(postgresql xvfb xauth openbox poppler-utils)

meld() { printf '%s\n' "$*" >&2; }

stop_met() {
    meld "$2"
    exit "$1"
}

is_debian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# Foutregels zonder adressen: die horen niet in een scherm dat wordt doorgestuurd.
zonder_adressen() { sed -E "s#[a-z][a-z0-9+.-]*://[^[:space:]'\")]+#(adres)#g; s#(host=)[^,)]*#\\1(adres)#g"; }

# --- systeempakketten -----------------------------------------------------------------------

# Zet in ONTBREKEND wat er van de genoemde pakketten niet is.
zoek_ontbrekende_pakketten() {
    local -A aanwezig=()
    local pakket naam alternatieven status gevraagd=()
    for pakket in "$@"; do
        IFS='|' read -ra alternatieven <<<"$pakket"
        for naam in "${alternatieven[@]}"; do
            # Vanaf Debian 13 heten sommige bibliotheken naam + t64.
            gevraagd+=("$naam" "${naam}t64")
        done
    done
    while read -r status naam; do
        [[ $status == ii ]] && aanwezig[$naam]=1
    done < <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${gevraagd[@]}" 2>/dev/null)
    # Een PostgreSQL van een andere herkomst of versie is ook goed.
    if [[ -n ${TEST_PG_DSN:-}${PGBIN:-} ]] || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
        aanwezig[postgresql]=1
    fi
    ONTBREKEND=()
    for pakket in "$@"; do
        IFS='|' read -ra alternatieven <<<"$pakket"
        for naam in "${alternatieven[@]}"; do
            [[ -n ${aanwezig[$naam]:-}${aanwezig[${naam}t64]:-} ]] && continue 2
        done
        ONTBREKEND+=("$pakket")
    done
}

# Kies bij `a|b` het eerste pakket dat deze Debian kent.
kies_pakketten() {
    local pakket naam alternatieven
    GEKOZEN=()
    for pakket in "$@"; do
        IFS='|' read -ra alternatieven <<<"$pakket"
        for naam in "${alternatieven[@]}"; do
            if [[ ${#alternatieven[@]} -eq 1 ]] || apt-cache show "$naam" >/dev/null 2>&1; then
                GEKOZEN+=("$naam")
                continue 2
            fi
        done
        GEKOZEN+=("${alternatieven[0]}")
    done
}

apt_stil() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold "$@" </dev/null
}

installeer_pakketten() {
    local verslag
    # De proeven maken hun eigen PostgreSQL; zonder deze regel start Debian er ook een op poort 5432.
    if [[ " $* " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
        mkdir -p /etc/postgresql-common
        printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
    fi
    verslag="$(mktemp)"
    # De pakketlijst wordt pas opgehaald als het zonder niet lukt.
    if ! { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null &&
        kies_pakketten "$@" && apt_stil install --no-install-recommends "${GEKOZEN[@]}" >"$verslag" 2>&1; }; then
        meld "De pakketlijst van het systeem wordt bijgewerkt."
        apt_stil update >"$verslag" 2>&1 || true
        kies_pakketten "$@"
        if ! apt_stil install --no-install-recommends "${GEKOZEN[@]}" >>"$verslag" 2>&1; then
            meld "Installeren is niet gelukt. De laatste regels van apt-get:"
            tail -n 8 "$verslag" | zonder_adressen >&2
            rm -f "$verslag"
            return 1
        fi
    fi
    rm -f "$verslag"
}

# Installeer wat ontbreekt (als root op Debian), of zeg precies wat er ontbreekt en ga door.
zorg_voor_systeem() {
    if ! is_debian; then
        [[ $(uname -s) == Linux && ! -e $OMGEVING ]] &&
            meld "Dit is geen Debian of Ubuntu: zie README.md voor de systeembibliotheken die Qt nodig heeft."
        return 0
    fi
    zoek_ontbrekende_pakketten "$@"
    [[ ${#ONTBREKEND[@]} -eq 0 ]] && return 0
    if [[ $(id -u) -eq 0 ]]; then
        meld "Systeempakketten installeren: ${ONTBREKEND[*]%%|*}"
        installeer_pakketten "${ONTBREKEND[@]}" && return 0
        meld "Het programma gaat verder zonder deze pakketten; mogelijk start het niet."
        return 0
    fi
    meld "Op dit systeem ontbreken: ${ONTBREKEND[*]%%|*}"
    kies_pakketten "${ONTBREKEND[@]}"
    meld "Laat een beheerder dit uitvoeren:"
    meld "  sudo apt-get install --no-install-recommends ${GEKOZEN[*]}"
    return 0
}

# --- Python ---------------------------------------------------------------------------------

is_goede_python() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Zet in PYTHON de eerste Python vanaf 3.11 die een omgeving kan maken.
vind_python() {
    local naam
    for naam in python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$naam" >/dev/null && is_goede_python "$naam"; then
            PYTHON="$naam"
            return 0
        fi
    done
    return 1
}

zorg_voor_python() {
    vind_python && return 0
    if is_debian && [[ $(id -u) -eq 0 ]]; then
        meld "Systeempakketten installeren: python3 python3-venv"
        installeer_pakketten python3 python3-venv || true
        hash -r
        vind_python && return 0
    fi
    meld "Er is Python 3.11 of nieuwer nodig, met de module venv; die is hier niet gevonden."
    is_debian && meld "Laat een beheerder dit uitvoeren:  sudo apt-get install python3 python3-venv"
    exit 1
}

# De omgeving is klaar als het stempel hetzelfde zegt als de bron nu: plaats, pakketten, bouwstap.
# `_omgeving.py` schrijft het stempel; de inhoud moet daar gelijk aan blijven.
is_klaar() {
    [[ -x $OMGEVING/bin/python ]] &&
        { printf '%s\n' "$BRON"; cat "$BRON/requirements/$1.txt" "$BRON/scripts/_omgeving.py"; } |
        cmp -s - "$OMGEVING/.klaar-$1"
}

zorg_voor_omgeving() {
    is_klaar "$1" && return 0
    zorg_voor_python
    # Twee keer tegelijk starten: de tweede wacht tot de eerste klaar is.
    if command -v flock >/dev/null; then
        exec 9<"$BRON/requirements/$1.txt"
        flock 9
    fi
    is_klaar "$1" || "$PYTHON" "$BRON/scripts/_omgeving.py" "$1" || exit 1
    if command -v flock >/dev/null; then exec 9<&-; fi
}

# --- scherm ---------------------------------------------------------------------------------

heeft_scherm() {
    local weg
    [[ -n ${QT_QPA_PLATFORM:-} || $(uname -s) != Linux ]] && return 0
    if [[ -n ${WAYLAND_DISPLAY:-} ]]; then
        weg="$WAYLAND_DISPLAY"
        [[ $weg == /* ]] || weg="${XDG_RUNTIME_DIR:-/nergens}/$weg"
        [[ -S $weg ]] && return 0
    fi
    case "${DISPLAY:-}" in
        '') return 1 ;;
        :*)
            # Een plaatselijk scherm: staat er iets achter dat nummer, of is de variabele overgebleven?
            weg="${DISPLAY#:}"
            weg="/tmp/.X11-unix/X${weg%%.*}"
            [[ -S $weg ]] || grep -qF "@$weg" /proc/net/unix 2>/dev/null
            ;;
        *) return 0 ;;
    esac
}
