"""Addresses of the trial's log and on the way to application."""

from django.urls import path

from registry.web.trial import burdens, designs, logs, ministers, recognitions, records

urlpatterns = [
    path("usulan/<slug:public_id>/uji-coba/", logs.show, name="trial_log"),
    path("usulan/<slug:public_id>/uji-coba/tahap/", logs.stage, name="trial_stage_new"),
    path("usulan/<slug:public_id>/uji-coba/tahap/<int:stage_id>/", logs.stage, name="trial_stage"),
    path("usulan/<slug:public_id>/uji-coba/laporan/", logs.report, name="trial_report_new"),
    path("usulan/<slug:public_id>/uji-coba/penyimpangan/", logs.deviation, name="trial_deviation_new"),
    path("usulan/<slug:public_id>/uji-coba/rancang-bangun/", designs.edit, name="trial_design"),
    path("usulan/<slug:public_id>/uji-coba/hasil/", logs.results, name="trial_results"),
    path("usulan/<slug:public_id>/penerapan/beban/", burdens.edit, name="burdens"),
    path("usulan/<slug:public_id>/laporan-menteri/", ministers.index, name="minister_reports"),
    path("usulan/<slug:public_id>/laporan-menteri/<slug:kind>/", ministers.new, name="minister_report_new"),
    path("usulan/<slug:public_id>/laporan-menteri/<slug:kind>/nomor/", ministers.number, name="minister_number"),
    path("usulan/<slug:public_id>/penghargaan/", recognitions.awards, name="awards"),
    path("usulan/<slug:public_id>/penghargaan/baru/", recognitions.new_award, name="award_new"),
    path("usulan/<slug:public_id>/replikasi/", recognitions.replications, name="replications"),
    path("usulan/<slug:public_id>/replikasi/baru/", recognitions.new_replication, name="replication_new"),
    path("usulan/<slug:public_id>/ambil-berkas/", records.take, name="taking_in"),
    path("usulan/<slug:public_id>/akui-penerapan/", records.acknowledge, name="recognition"),
]
