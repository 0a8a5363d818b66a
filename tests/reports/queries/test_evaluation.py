"""What each report says, and in which order; what does not apply is absent."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from registry.people.rules.roles import Role
from registry.proposals.models import Measure, Proposal
from registry.reference.models import RegionProfile
from registry.reports.queries.evaluation import evaluation_document
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.document import Annex, Document, Facts, Figure, Heading, Note, Table, as_data, from_data
from registry.reports.rules.kinds import EVALUATIONS, ReportKind
from registry.review.models import ConflictStatement, Evaluation, Expert
from registry.trial.models import Deviation, Trial, TrialReport, TrialStage
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Criterion
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db

ASKED = date(2026, 11, 24)
OPENING = ["Identitas dan inisiator", "Isi usulan"]
STATED = "Pernyataan konflik kepentingan"
EVALUATED = ["Evaluasi menurut kriteria Pasal 6", STATED]
CLOSING = ["Lampiran: Celah terhadap hukum", "Lampiran: Daftar dokumen dan sidik berkasnya"]
WAY = ["Jalur yang ditempuh"]
TRIAL = ["Rencana uji coba", "Hasil terhadap target", "Dampak dan keterterapan (Pasal 23)"]
SHEETS = {
    "kepala_daerah": [
        "Tim independen", "Putusan tim independen menurut kriteria Pasal 6", STATED,
    ],
    "anggota_dprd": ["Rapat paripurna DPRD", "Verifikasi menurut kriteria Pasal 6", STATED],
    "asn": EVALUATED,
    "perangkat_daerah": EVALUATED,
    "masyarakat": EVALUATED,
}  # fmt: skip


def walked(initiator: str = "perangkat_daerah") -> Journey:
    way = Journey(initiator=initiator)
    way.to_layak()
    return way


def report(way: Journey, kind: ReportKind = ReportKind.PROPOSAL, *, on: date = ASKED) -> Document:
    proposal = Proposal.objects.select_related("region").get(pk=way.proposal.pk)
    return evaluation_document(proposal=proposal, kind=kind, asked_on=on)


def sections(document: Document) -> list[str]:
    """The headings of the first level, and the annexes."""
    found = []
    for block in document.blocks:
        if isinstance(block, Annex):
            found.append(f"Lampiran: {block.text}")
        elif isinstance(block, Heading) and block.level == 1:
            found.append(block.text)
    return found


def rows(document: Document, *columns: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table with these columns."""
    return next(block.rows for block in document.blocks if isinstance(block, Table) and block.columns == columns)


def facts(document: Document) -> dict[str, str]:
    return {term: value for block in document.blocks if isinstance(block, Facts) for term, value in block.rows}


def notes(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Note)]


@pytest.mark.parametrize("initiator", SHEETS)
def test_the_order_of_the_report_on_a_proposal(initiator):
    document = report(walked(initiator))
    assert sections(document) == [*OPENING, *SHEETS[initiator], *WAY, "Kesimpulan", *CLOSING]
    assert document.signature.office == "Kepala Badan Perencanaan Pembangunan Daerah"
    assert document.letterhead[:2] == ("PEMERINTAH KOTA PAYAKUMBUH", "BADAN PERENCANAAN PEMBANGUNAN DAERAH")


def test_the_order_of_the_overall_report_before_anything_but_the_duty_was_recorded():
    way = walked()
    way.to_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    document = report(way, ReportKind.OVERALL)
    assert sections(document) == [*OPENING, *EVALUATED, *WAY, *TRIAL, "Kesimpulan", *CLOSING]
    assert not any(isinstance(block, Figure) for block in document.blocks)


def recorded_trial(way: Journey) -> None:
    """A trial with all that its log can hold."""
    trial, days = Trial.objects.get(proposal=way.proposal), timedelta(days=30)
    span = {"starts_on": way.day, "ends_on": way.day + days}
    TrialStage.objects.create(trial=trial, name="Persiapan", progress=100, **span)
    TrialReport.objects.create(
        trial=trial, reported_on=way.day + days, period_from=way.day, period_to=way.day + days, progress="Berjalan."
    )
    safe = dict.fromkeys(("health", "security", "safety", "environment"), False)
    hazards = {f"endangers_{name}": value for name, value in safe.items()}
    Deviation.objects.create(trial=trial, rule="Pasal 4", instead="Dilayani lebih awal.", **hazards, **span)
    Measure.objects.filter(proposal=way.proposal).update(realised=12, realised_on=way.day)
    version = way.proposal.versions.order_by("-number").first()
    version.pk, version.number, version.kind, version.reason = None, version.number + 1, "penyesuaian", "Jadwal diubah."
    version.save(force_insert=True)


def test_the_overall_report_with_everything_in_it():
    way = walked()
    way.to_trial()
    recorded_trial(way)
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil menurut ukuran.")
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    document = report(way, ReportKind.OVERALL)
    recorded = ["Rencana uji coba", "Catatan pelaksanaan", "Penyimpangan dari ketentuan", *TRIAL[1:]]
    assert sections(document) == [*OPENING, *EVALUATED, *WAY, *recorded, "Kesimpulan", *CLOSING]
    assert rows(document, "Ketentuan", "Yang dilakukan", "Waktu", "Pemeriksaan bahaya")[0][3] == "Tidak membahayakan"
    assert rows(document, "Tanggal", "Versi", "Alasan")[0][2] == "Jadwal diubah."
    assert [row[4:] for row in rows(document, "Ukuran", "Awal", "Target", "Realisasi", "Tanggal ukur", "Tercapai")] == [
        ("30 Maret 2026", "Ya"), ("30 Maret 2026", "Ya"),
    ]  # fmt: skip
    assert sum(isinstance(block, Figure) for block in document.blocks) == 1
    assert notes(document)[-1] == "Uji coba dinyatakan berhasil. 2 dari 2 ukuran mencapai targetnya."


def test_a_refusal_names_the_criterion_and_the_gap_annex_says_what_is_missing():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.answer_sheet(refused=Criterion.NO_BURDEN)
    way.take(Move.EVALUATE_REFUSES, Role.RND_HEAD, D.EVALUATION_SHEET, given=Given(reason="Membebani."))
    Proposal.objects.update(conflict_free_on=None)
    document = report(way)
    assert "Kriteria c Pasal 6 tidak terpenuhi; usulan dinyatakan tidak layak." in notes(document)
    assert [row[1] for row in rows(document, "No.", "Yang kurang", "Dasar")] == [
        "Inisiator belum menyatakan bebas dari konflik kepentingan."
    ]


def test_nothing_is_missing():
    assert notes(report(walked()))[-1] == "Menurut catatan registri tidak ada yang kurang pada tanggal laporan ini."


def test_the_route_is_dated_with_its_papers_and_their_basis():
    document = report(walked())
    steps = rows(document, "Tanggal", "Langkah", "Oleh", "Dokumen", "Dasar")
    assert [step[0] for step in steps] == ["2 Maret 2026", "9 Maret 2026"]
    assert steps[0][1:4] == (
        "Diajukan ke perangkat daerah litbang", "Petugas perangkat daerah",
        "Surat pengantar kepala perangkat daerah CONTOH-surat_pengantar_pd, 2 Maret 2026",
    )  # fmt: skip
    annexed = rows(document, "Dokumen", "Nomor", "Tanggal", "Ditandatangani", "SHA-256")
    assert [len(row[4]) for row in annexed] == [64, 64, 64]


def test_votes_are_counted_and_never_named():
    way = walked("kepala_daerah")
    document = report(way)
    assert facts(document)["Suara"] == "1 layak, 0 tidak layak"
    assert rows(document, "Anggota", "Lembaga", "Unsur") == (("Guru besar", "Universitas", "Perguruan tinggi"),)
    assert rows(document, "Pihak", "Pernyataan", "Tanggal")[-1][:2] == ("Guru besar", "Tidak ada konflik kepentingan")


def test_experts_and_who_stayed_out_are_named():
    way = walked()
    evaluation = Evaluation.objects.get(proposal=way.proposal)
    Expert.objects.create(evaluation=evaluation, name="Pakar", institution="Universitas", element="pakar")
    Evaluation.objects.update(recusal_note="Satu petugas berasal dari pengusul.")
    ConflictStatement.objects.create(
        proposal=way.proposal, user=way.people[Role.RND_OFFICER], has_conflict=True, stated_at=way.now
    )
    document = report(way)
    assert rows(document, "Ahli", "Lembaga", "Unsur") == (("Pakar", "Universitas", "Pakar"),)
    assert rows(document, "Pihak", "Pernyataan", "Tanggal")[1][:2] == (
        "Penilai", "Ada konflik kepentingan; tidak ikut menilai",
    )  # fmt: skip
    assert facts(document)["Batas 10 hari kerja"] == "16 Maret 2026 (Pasal 13 ayat (1))"


def test_a_child_appears_by_initials_and_the_contact_nowhere():
    way = walked()
    Proposal.objects.update(initiator_is_minor=True, initiator_name="Anak Contoh", contact="0812")
    way.proposal.inventors.update(name="Anak Contoh", is_minor=True)
    words = str(as_data(report(way)))
    assert "A.C. (Penggagas)" in words
    assert "Anak Contoh" not in words
    assert "0812" not in words


def test_a_record_taken_in_from_elsewhere_says_which_papers_it_lacks():
    way = walked()
    way.proposal.steps.update(from_state="TERCATAT")
    way.proposal.steps.order_by("pk").last().documents.clear()
    Proposal.objects.update(state="DITERAPKAN")
    gaps = [row[1] for row in rows(report(way), "No.", "Yang kurang", "Dasar")]
    assert "Belum tercatat: Keputusan kepala daerah." in gaps
    Proposal.objects.update(is_exempt=True)
    exempt = [row[1] for row in rows(report(way), "No.", "Yang kurang", "Dasar")]
    assert "Belum tercatat: Laporan akhir uji coba." in set(gaps) - set(exempt)


def test_a_record_of_which_nothing_but_the_content_is_known_has_only_those_sections():
    way = Journey(initiator="perangkat_daerah")
    way.proposal.attachments.all().delete()
    Proposal.objects.update(state="DITERAPKAN", initiator="", conflict_free_on=None, registration="X")
    Measure.objects.all().delete()
    assert sections(report(way)) == [*OPENING, CLOSING[0]]


@pytest.mark.parametrize("kind", sorted(EVALUATIONS))
def test_the_same_facts_give_the_same_bytes_and_the_day_is_the_only_date_of_its_own(kind):
    way = walked()
    way.to_trial()
    recorded_trial(way)
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    frozen = as_data(report(way, kind))
    first, again = render_pdf(from_data(frozen)), render_pdf(report(way, kind))
    assert (first.content, first.conforming) == (again.content, True)
    assert render_pdf(report(way, kind, on=date(2026, 11, 25))).sha256 != first.sha256


def test_an_emoji_and_chinese_characters_in_a_title_cost_no_report():
    way = walked()
    Proposal.objects.update(name="Antrean 🚀 dari 家 rumah")
    rendering = render_pdf(report(way))
    assert rendering.conforming
    assert {lost.character for lost in rendering.replaced} == {"🚀", "家"}


def test_what_a_report_reads_is_a_fixed_number_of_queries(django_assert_num_queries):
    way = walked()
    way.to_trial()
    recorded_trial(way)
    proposal = Proposal.objects.select_related("region").get(pk=way.proposal.pk)
    with django_assert_num_queries(39):
        evaluation_document(proposal=proposal, kind=ReportKind.OVERALL, asked_on=ASKED)
    for place in range(2):
        make.attachment(way.proposal, title=f"Lampiran {place}")
        make.document(way.proposal)
    proposal = Proposal.objects.select_related("region").get(pk=way.proposal.pk)
    with django_assert_num_queries(39):
        evaluation_document(proposal=proposal, kind=ReportKind.OVERALL, asked_on=ASKED)


def test_the_uploaded_coat_of_arms_stands_on_the_paper_and_a_broken_one_costs_nothing(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    way, drawn = walked(), io.BytesIO()
    Image.new("RGBA", (640, 800), "#1f4e79").save(drawn, "PNG")
    assert report(way).emblem_svg == ""
    profile, _made = RegionProfile.objects.get_or_create(region=way.city)
    profile.coat_of_arms.save("lambang.png", ContentFile(drawn.getvalue()))
    document = report(way)
    assert document.emblem_svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 320">')
    assert render_pdf(document).conforming
    profile.coat_of_arms.save("rusak.png", ContentFile(b"rusak"))
    assert report(way).emblem_svg == ""
