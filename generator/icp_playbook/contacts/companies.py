"""By what a contact and an account are of one company: ids, domains, names. As assets/fit/companies.js."""

import re

from icp_playbook.fields import folded_text, plain_text, read_domain


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


FREE_MAIL = _listed(
    "gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de "
    "hotmail.fr hotmail.it hotmail.es live.com live.co.uk live.de live.fr live.nl msn.com yahoo.com "
    "yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.ca yahoo.co.in yahoo.co.jp yahoo.com.br "
    "yahoo.com.au ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.de gmx.de gmx.net "
    "gmx.com gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mail.com email.com orange.fr "
    "wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr bluewin.ch hispeed.ch libero.it virgilio.it "
    "tiscali.it alice.it seznam.cz wp.pl o2.pl onet.pl interia.pl proton.me protonmail.com pm.me "
    "tutanota.com tuta.com fastmail.com hey.com zoho.com comcast.net verizon.net att.net sbcglobal.net "
    "bellsouth.net cox.net charter.net shaw.ca rogers.com btinternet.com sky.com talktalk.net "
    "virginmedia.com ntlworld.com bigpond.com optusnet.com.au xtra.co.nz mail.ru yandex.ru yandex.com "
    "bk.ru list.ru inbox.ru qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net "
    "rediffmail.com uol.com.br terra.com.br bol.com.br telenet.be skynet.be ziggo.nl kpnmail.nl "
    "planet.nl home.nl telia.com online.no"
)
"""Domains of which anybody may have an address."""
SHARED_SITES = _listed(
    "linkedin.com facebook.com instagram.com twitter.com x.com youtube.com xing.com sites.google.com"
)
"""Domains on which many companies have a page."""
LEGAL_FORMS = _listed(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh mbh ag kg ohg ug se "
    "ev sa sas sasu sarl eurl snc bv nv ab as aps oy oyj spa srl sl pte pty"
)
_WORDS = re.compile(r"(?:[^\W_]|[+#])+")
_SEPARATORS = re.compile(r"[;,\s]+")
_SALESFORCE = re.compile(r"[0-9A-Za-z]{15}[A-Z0-5]{3}")


def ids_in(cell: str) -> list[str]:
    """The ids of accounts in a cell; of Salesforce's long form the short one."""
    found = [one for one in _SEPARATORS.split(plain_text(cell)) if one.strip("-")]
    return [one[:15] if _SALESFORCE.fullmatch(one) else one for one in found]


def site_domains(cell: str) -> list[str]:
    """The domain in a cell, and those it is below, the nearest first; none of a site that many share."""
    return _with_parents(read_domain(plain_text(cell)), SHARED_SITES | FREE_MAIL)


def mail_domains(cell: str) -> list[str]:
    """The domains of an e-mail address likewise; none of free mail."""
    address = next((one for one in _SEPARATORS.split(plain_text(cell)) if "@" in one), "")
    return _with_parents(read_domain(address), FREE_MAIL)


def is_free_mail(cell: str) -> bool:
    """Whether there is an e-mail address, but one that says nothing of the company."""
    address = next((one for one in _SEPARATORS.split(plain_text(cell)) if "@" in one), "")
    return read_domain(address) is not None and not mail_domains(cell)


def _with_parents(domain: str | None, excluded: frozenset[str]) -> list[str]:
    labels = domain.split(".") if domain else []
    found = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    return [] if any(one in excluded for one in found) else found


def name_key(name: str) -> str:
    """A company's name as it is compared: without case, accents, spaces and punctuation."""
    return "".join(_name_words(name))


def bare_name_key(name: str) -> str:
    """The name without the legal form at its end; "" if it has none."""
    words = _name_words(name)
    bare = list(words)
    while len(bare) > 1 and bare[-1] in LEGAL_FORMS:
        bare.pop()
    return "".join(bare) if len(bare) < len(words) else ""


def _name_words(name: str) -> list[str]:
    plain = folded_text(plain_text(name).replace(".", ""))
    return [word for word in _WORDS.findall(plain) if word != "and"]
