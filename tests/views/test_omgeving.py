from cmpg_desktop.berichten.telefoon import OpenNotities


def test_een_vraag_aan_het_nagemaakte_werk_komt_terug_bij_wie_vroeg(qtbot, omgeving, backend):
    backend.antwoorden[OpenNotities] = ()
    gekregen = []
    omgeving.broker.ask(OpenNotities(), gekregen.append)
    qtbot.waitUntil(lambda: omgeving.broker.stil)
    assert gekregen == [()]
