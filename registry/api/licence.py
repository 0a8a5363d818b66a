"""Under which notice the open data are given."""

NOTICE = (
    "Data terbuka registri inovasi daerah. Kekayaan intelektual inovasi daerah milik pemerintah daerah dan tidak boleh"
    " dikomersialkan (PP 38/2017 Pasal 20 ayat (3)). Sebutkan daerah dan alamat catatan. Catatan sumber publik disalin"
    " dari sumber yang disebut dan tidak menyatakan perbuatan hukum; yang bertanda simulasi bukan perbuatan pemerintah"
    " daerah."
)
