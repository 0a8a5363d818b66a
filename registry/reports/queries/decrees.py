"""Drafts of legal acts: the decree with its seven items, and the Perkada (Arts. 14(3), 20(2)).

They carry what the law and the record give; what a region words itself stands as its own words or an open place.
"""

from collections.abc import Iterator
from dataclasses import replace

from registry.reports.labels import ROUTES
from registry.reports.queries.content import affair_of, budget_of, design_of, form_of, money_of, words_of
from registry.reports.queries.content import results_of as measures_of
from registry.reports.queries.record import BLANK, Record, paper_of
from registry.reports.rules.document import (
    Annex,
    Block,
    Centred,
    Clause,
    Document,
    Facts,
    Form,
    Heading,
    Paragraph,
    Signature,
)
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrase
from registry.reports.rules.wording import day, in_full, listed, span
from registry.trial.models import Application
from registry.workflow.labels import DOCUMENT_LABELS, FORM_LABELS
from registry.workflow.rules.documents import DocumentKind

ORDINALS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN")
VERDICTS = (
    DocumentKind.EVALUATION_SHEET,
    DocumentKind.VERIFICATION_SHEET,
    DocumentKind.PLENARY_DECISION,
    DocumentKind.TEAM_MINUTES,
)
TASKED = (
    "bahwa keputusan mengenai inovasi daerah ditetapkan sekaligus dengan penetapan perangkat daerah sesuai bidangnya "
    "yang ditugasi melaksanakan uji coba (PP 38/2017 Pasal 14 ayat (1));"
)
EXECUTOR = "[perangkat daerah pelaksana sesuai bidangnya: diisi oleh daerah]"
BURDENS = (
    ("membebani masyarakat", "burdens_public"),
    ("membatasi masyarakat", "restricts_public"),
    ("membebani anggaran pendapatan dan belanja daerah", "burdens_budget"),
)


def decree(record: Record) -> Document:
    """The seven items of Art. 14(3), then the region's closing; the design and the figures are annexes."""
    head, name = record.head, record.proposal.name
    act = f"Keputusan {head} tentang {_about(record)}"
    items = (*_seven_items(record), record.phrases.of(Phrase.DECREE_CLOSING))
    clauses = [Clause(ORDINALS[place], (item,)) for place, item in enumerate(items)]
    established = f"KEPUTUSAN {head.upper()} TENTANG {_about(record).upper()}."
    blocks: list[Block] = [
        Centred(f"{head.upper()},"),
        Clause("Menimbang", _considering(record, grounds=(TASKED,), act=act), "a"),
        Clause("Mengingat", _recalling(record), "1"),
        Centred("MEMUTUSKAN:"),
        Clause("Menetapkan", (established,)),
        *clauses,
        Annex(f"Rancang bangun dan pokok perubahan inovasi daerah {name}"),
        *_design(record),
        *_figures(record),
    ]
    return _act(record, ReportKind.DECREE, blocks, named="KEPUTUSAN", title=_about(record))


def regulation(record: Record) -> Document:
    """The frame of a Perkada: its articles are the region's own; the facts of the innovation stand in its annex."""
    head = record.head
    title = f"Penerapan inovasi daerah {record.proposal.name}"
    grounds = (_tried(record), _burdens(record.dossier.application))
    blocks: list[Block] = [
        Centred(record.phrases.of(Phrase.REGULATION_OPENING)),
        Centred(f"{head.upper()},"),
        Clause("Menimbang", _considering(record, grounds=grounds, act=f"Peraturan {head} tentang {title}"), "a"),
        Clause("Mengingat", _recalling(record), "1"),
        Centred("MEMUTUSKAN:"),
        Clause("Menetapkan", (f"PERATURAN {head.upper()} TENTANG {title.upper()}.",)),
        Paragraph(record.phrases.of(Phrase.REGULATION_ARTICLES)),
        Paragraph(record.phrases.of(Phrase.REGULATION_CLOSING)),
        Annex(f"Inovasi daerah {record.proposal.name}"),
        Facts(tuple(_facts(record))),
        *_design(record),
        *_figures(record),
    ]
    promulgated = f"Diundangkan di {record.place}\npada tanggal {BLANK}"
    gazette = f"Berita Daerah {record.proposal.region.name} Tahun {BLANK} Nomor {BLANK}"
    secretary = Signature(promulgated, f"Sekretaris Daerah {record.proposal.region.name}".upper(), gazette)
    return _act(record, ReportKind.REGULATION, blocks, named="PERATURAN", title=title, countersignature=secretary)


def _act(record: Record, kind: ReportKind, blocks: list[Block], *, named: str, title: str, **more: object) -> Document:
    """Laws stand with their full names in the clauses; the head of the region signs."""
    head = record.head.upper()
    written = [
        replace(block, items=tuple(in_full(item) for item in block.items)) if isinstance(block, Clause) else block
        for block in blocks
    ]
    return paper_of(
        record, kind, form=Form.DECREE, blocks=written, title=title, letterhead=(head,),
        heading=(f"{named} {head}", f"NOMOR {BLANK} TAHUN {BLANK}", "TENTANG"),
        signature=Signature(f"Ditetapkan di {record.place}\npada tanggal {BLANK}", f"{head},"), **more,
    )  # fmt: skip


def _about(record: Record) -> str:
    return f"Penetapan inovasi daerah {record.proposal.name} dan penugasan perangkat daerah pelaksana uji coba"


def _considering(record: Record, *, grounds: tuple[str, ...], act: str) -> tuple[str, ...]:
    """The region's own ground, then the verdict of the record, then what the law says, then what follows from all."""
    proposal = record.proposal
    _way, basis = ROUTES.get(proposal.initiator, ("", "PP 38/2017"))
    found = [f"{DOCUMENT_LABELS[DocumentKind(paper.kind)]} nomor {paper.number} tanggal {day(paper.on)}"
             for paper in record.papers(*VERDICTS)]  # fmt: skip
    who = str(proposal.get_initiator_display()).lower()
    judged = f" berdasarkan {listed(found)}" if found else ""
    verdict = f"bahwa inovasi daerah “{proposal.name}” atas inisiatif {who} telah dinyatakan layak{judged} ({basis});"
    said = (record.phrases.of(Phrase.CONSIDERING), verdict, *grounds)
    letters = listed([f"huruf {chr(ord('a') + place)}" for place in range(len(said))])
    return (*said, f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters}, perlu menetapkan {act};")


def _recalling(record: Record) -> tuple[str, ...]:
    """The region's formation act, then its list of laws, one a line."""
    lines = record.phrases.of(Phrase.RECALLING).splitlines()
    return (
        record.phrases.of(Phrase.FORMATION_ACT),
        *(f"{line.strip().rstrip(';')};" for line in lines if line.strip()),
    )


def _seven_items(record: Record) -> tuple[str, ...]:
    """Art. 14(3) a to g, copied from the version that was approved."""
    proposal, content = record.proposal, record.judged
    executor = proposal.executor.name if proposal.executor else EXECUTOR
    others = words_of(content.get("secondary_forms"), FORM_LABELS).splitlines()
    forms = "; ".join([form_of(content, default=BLANK), *others])
    time = "tanpa uji coba (PP 38/2017 Pasal 19)" if proposal.is_exempt else _time(record)
    return (
        f"Menetapkan “{proposal.name}” sebagai inovasi daerah dan menugaskan {executor} sebagai pelaksana uji coba.",
        f"Bentuk inovasi daerah: {forms}.",
        "Rancang bangun inovasi daerah dan pokok perubahan yang akan dilakukan tercantum dalam Lampiran I yang "
        "merupakan bagian tidak terpisahkan dari Keputusan.",
        f"Tujuan inovasi daerah: {_said(content.get('objective'))}",
        f"Manfaat inovasi daerah: {_said(content.get('benefit'))}",
        f"Waktu uji coba: {time}.",
        f"Anggaran: {_budget(record)}",
    )


def _time(record: Record) -> str:
    content = record.judged
    return span(content.get("trial_from"), content.get("trial_to")) or BLANK


def _said(value: object) -> str:
    return str(value or "").strip() or f"{BLANK}."


def _budget(record: Record) -> str:
    """Only where it is needed (item g)."""
    total = money_of(record.judged)
    if not total:
        return "tidak dicantumkan dalam proposal (PP 38/2017 Pasal 14 ayat (3) huruf g: jika diperlukan)."
    return f"{total}; rinciannya tercantum dalam Lampiran II yang merupakan bagian tidak terpisahkan dari Keputusan."


def _design(record: Record) -> Iterator[Block]:
    """Design and changes; the annex has its own heading, so that these stand one level below."""
    for block in design_of(record.judged):
        if isinstance(block, Heading):
            if block.level == 3:
                yield Heading(block.text, 2)
        else:
            yield block
    if changes := str(record.judged.get("changes") or "").strip():
        yield from (Heading("Pokok perubahan yang akan dilakukan", 2), Paragraph(changes))


def _figures(record: Record) -> list[Block]:
    """Measures and budget, where there are any."""
    blocks = [*measures_of(record.judged), *budget_of(record.judged)]
    return [Annex("Ukuran hasil dan anggaran"), *blocks] if blocks else []


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    proposal, content = record.proposal, record.judged
    rows = (
        ("Nama inovasi", proposal.name),
        ("Nomor registrasi", proposal.registration),
        ("Bentuk", form_of(content)),
        ("Urusan pemerintahan", affair_of(content)),
        ("Tujuan", str(content.get("objective") or "")),
        ("Manfaat", str(content.get("benefit") or "")),
        ("Pelaksana", proposal.executor.name if proposal.executor else ""),
        (
            "Kekayaan intelektual",
            "Milik pemerintah daerah dan tidak boleh dikomersialkan (PP 38/2017 Pasal 20 ayat (3))",
        ),
    )
    yield from (row for row in rows if row[1])


def _tried(record: Record) -> str:
    """By which decree, and with or without a trial (Arts. 16, 19, 20(1))."""
    way = "tanpa uji coba (Pasal 19)" if record.proposal.is_exempt else "melalui uji coba (Pasal 16)"
    return (
        f"bahwa inovasi daerah tersebut telah ditetapkan dengan Keputusan {record.head} "
        f"{record.cited(DocumentKind.DECREE)} dan diterapkan {way} sesuai dengan PP 38/2017 Pasal 20 ayat (1);"
    )


def _burdens(application: Application | None) -> str:
    """Why a Perkada and no Perda: the legal section's answers (Art. 20(2))."""
    answers = [(words, getattr(application, name, None)) for words, name in BURDENS]
    if any(yes is None for _words, yes in answers):
        return "[beban menurut Pasal 20 ayat (2): belum dijawab bagian hukum];"
    burdens = [words for words, yes in answers if yes]
    if burdens and application is not None:
        return f"bahwa penerapan inovasi daerah tersebut {listed(burdens)}; {application.override_reason.strip()};"
    said = listed([f"tidak {words}" for words, _yes in answers])
    return f"bahwa penerapan inovasi daerah tersebut {said} (PP 38/2017 Pasal 20 ayat (2) huruf b);"
