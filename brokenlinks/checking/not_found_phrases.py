"""How pages say "not found", by language: whole headings, and the sentences that stand below them.

Headings are compared whole, after `checking.wording.plain`: lower case, no punctuation, no "404", "error" or "oops" at
either end. Sentences are looked for within a short body. Neither is ever looked for within a longer heading: "What to
do when a page is not found" is an article.
"""

# fmt: off
from __future__ import annotations

from typing import Final, NamedTuple


class Phrases(NamedTuple):
    """What a language says."""

    headings: tuple[str, ...]
    sentences: tuple[str, ...] = ()


NOT_FOUND: Final[dict[str, Phrases]] = {
    "en": Phrases(
        (
            "the page you were looking for doesn t exist", "the page you were looking for does not exist", "the page you requested cannot be found", "the page you requested could not be found", "sorry we can t find that page", "sorry we couldn t find that page", "sorry this page doesn t exist", "record not found", "topic not found", "thread not found", "user not found", "video not found", "listing not found", "page deleted", "page has been removed", "this page has been removed", "this page has been deleted",
            "not found", "page not found", "the page was not found", "page cannot be found", "page could not be found",
            "the page cannot be found", "the page could not be found", "page can t be found", "this page can t be found",
            "that page can t be found", "page does not exist", "this page does not exist", "page doesn t exist",
            "this page doesn t exist", "page no longer exists", "this page no longer exists",
            "content not found", "file not found", "document not found", "article not found", "post not found",
            "nothing found", "nothing found here", "we can t find that page", "we couldn t find that page",
            "we can t find the page", "we can t find this page", "page missing", "missing page", "page removed",
            "resource not found", "requested page not found", "product not found", "item not found", "site not found",
            "the requested url was not found on this server", "object not found", "page has moved or does not exist",
        ),
        (
            "page may have been removed", "page has been removed", "page has been deleted", "does not exist or has been", "page doesn t exist", "page does not exist", "page could not be found", "page cannot be found", "page you want", "nothing lives at this address", "requested topic does not exist", "no thread specified", "invalid thread specified", "no text in this page", "article you requested", "article has been removed", "video has been removed", "this video is unavailable", "there is no user", "no user with that name", "listing has ended", "record not found", "this product is no longer available", "product you are looking for", "item you are looking for", "looks like you re lost", "file you requested", "no input file specified", "document you requested", "content you are looking for", "content you requested", "nothing matched", "we couldn t find what you", "check the spelling", "nothing called", "no results for", "did not match any", "no matches", "we could not find what you", "not find the page",
            "page you are looking for", "page you re looking for", "page you were looking for", "page you requested",
            "requested page could not", "requested page cannot", "page you have requested", "page you tried to",
            "requested url was not found", "may have been moved deleted", "may have been moved or deleted",
            "might have been removed had its name changed", "no longer exists on this site", "page you are trying to",
            "nothing was found at this location", "we could not find the page", "we couldn t find the page",
            "we can t find the page", "the link you followed may be broken", "has been moved or no longer exists",
        ),
    ),
    "de": Phrases(
        (
            "diese seite gibt es nicht", "diese seite gibt es nicht mehr", "diese seite gibt es leider nicht", "diese seite gibt es leider nicht mehr", "die seite wurde leider nicht gefunden", "die seite existiert nicht mehr", "artikel nicht gefunden", "beitrag nicht gefunden", "produkt nicht gefunden", "thema nicht gefunden",
            "seite nicht gefunden", "nicht gefunden", "die seite wurde nicht gefunden", "seite existiert nicht",
            "seite nicht vorhanden", "die seite existiert nicht", "die seite konnte nicht gefunden werden",
            "diese seite existiert nicht", "diese seite wurde nicht gefunden", "datei nicht gefunden",
            "diese seite existiert leider nicht mehr", "inhalt nicht gefunden",
            "die angeforderte seite wurde nicht gefunden", "seite wurde nicht gefunden", "objekt nicht gefunden",
        ),
        (
            "gibt es leider nicht", "gibt es nicht mehr", "existiert nicht mehr", "wurde leider nicht gefunden", "konnte nicht gefunden werden", "konnte leider nicht gefunden", "seite wurde entfernt", "wurde gelöscht oder verschoben",
            "die angeforderte seite", "die gesuchte seite", "seite die sie suchen", "die von ihnen gesuchte seite",
            "die von ihnen aufgerufene seite", "seite existiert leider nicht", "die aufgerufene seite",
        ),
    ),
    "fr": Phrases(
        (
            "cette page n existe pas ou plus", "article introuvable", "produit introuvable", "oups cette page n existe pas",
            "page introuvable", "page non trouvée", "page inexistante", "la page est introuvable", "non trouvé",
            "page introuvable ou supprimée", "cette page est introuvable", "cette page n existe pas",
            "la page n existe pas", "contenu introuvable", "fichier introuvable", "la page demandée n existe pas",
            "la page n a pas été trouvée", "document introuvable", "cette page n existe plus",
        ),
        (
            "n existe pas ou plus", "n existe plus", "a été supprimée ou déplacée", "page que vous demandez",
            "la page que vous recherchez", "la page que vous cherchez", "la page que vous avez demandée",
            "la page demandée", "page que vous souhaitez", "la page recherchée", "n existe pas ou a été supprimée",
        ),
    ),
    "es": Phrases(
        (
            "no encontramos la página que buscas", "no hemos encontrado la página", "artículo no encontrado", "producto no encontrado", "esta página ya no existe",
            "página no encontrada", "pagina no encontrada", "no encontrado", "no se encontró la página",
            "la página no existe", "esta página no existe", "no se ha encontrado la página",
            "no se encuentra la página", "contenido no encontrado", "la página solicitada no existe",
            "no encontramos la página", "archivo no encontrado", "página inexistente",
        ),
        (
            "página que buscas", "ya no existe", "no existe o ha sido", "ha sido eliminada",
            "la página que buscas", "la página que busca", "la página que estás buscando", "la página solicitada",
            "la página que está buscando", "la página que intentas", "página a la que intenta",
        ),
    ),
    "it": Phrases(
        (
            "la pagina che cerchi non esiste più", "la pagina che cerchi non esiste", "articolo non trovato", "prodotto non trovato", "questa pagina non esiste più",
            "pagina non trovata", "non trovato", "la pagina non esiste", "pagina inesistente",
            "questa pagina non esiste", "impossibile trovare la pagina", "contenuto non trovato",
            "la pagina richiesta non esiste", "la pagina non è stata trovata", "file non trovato",
        ),
        ("non esiste più", "è stata rimossa", "potrebbe essere stata", "la pagina che stai cercando", "la pagina richiesta", "la pagina che cerchi", "la pagina cercata"),
    ),
    "pt": Phrases(
        (
            "esta página não está mais disponível", "artigo não encontrado", "produto não encontrado", "esta página não existe mais",
            "página não encontrada", "pagina não encontrada", "não encontrado", "a página não existe",
            "a página não foi encontrada", "esta página não existe", "página não existe", "página inexistente",
            "conteúdo não encontrado", "não foi possível encontrar a página",
        ),
        ("página que você procura", "não existe mais", "não está mais disponível", "foi removida", "a página que procura", "a página que você procura", "a página que você está procurando", "a página solicitada"),
    ),
    "nl": Phrases(
        (
            "deze pagina bestaat niet of niet meer", "artikel niet gevonden",
            "pagina niet gevonden", "niet gevonden", "deze pagina bestaat niet", "pagina bestaat niet",
            "de pagina kan niet worden gevonden", "deze pagina bestaat niet meer",
            "de pagina is niet gevonden", "deze pagina kan niet gevonden worden", "bestand niet gevonden",
        ),
        ("bestaat niet meer", "bestaat niet of", "is verwijderd of verplaatst", "de pagina die u zoekt", "de pagina die je zoekt", "de opgevraagde pagina", "de gevraagde pagina"),
    ),
    "pl": Phrases(
        (
            "nie znaleźliśmy tej strony", "nie znaleziono podanej strony", "strona o podanym adresie nie istnieje",
            "nie znaleziono strony", "strona nie została znaleziona", "nie znaleziono", "strona nie istnieje",
            "strona nie znaleziona", "taka strona nie istnieje", "nie znaleziono takiej strony", "brak strony",
        ),
        ("której szukasz nie istnieje", "o podanym adresie nie istnieje", "została usunięta", "strona której szukasz", "szukana strona", "żądana strona", "strony której szukasz"),
    ),
    "sv": Phrases(
        (
            "sidan hittades inte", "sidan kunde inte hittas", "sidan finns inte", "hittades inte",
            "sidan kan inte hittas", "sidan hittas inte", "vi kan inte hitta sidan", "sidan saknas",
            "sidan du söker finns inte", "sidan finns inte längre",
        ),
        ("sidan du letar efter", "sidan du söker", "sidan du försöker"),
    ),
    "da": Phrases(
        (
            "siden blev ikke fundet", "siden findes ikke", "siden kunne ikke findes", "ikke fundet",
            "siden kan ikke findes", "side ikke fundet", "siden er ikke fundet", "siden ikke fundet",
        ),
        ("siden du leder efter", "den side du leder efter", "den side du søger", "den ønskede side"),
    ),
    "no": Phrases(
        (
            "siden ble ikke funnet", "fant ikke siden", "siden finnes ikke", "ikke funnet", "siden eksisterer ikke",
            "side ikke funnet", "finner ikke siden", "vi fant ikke siden", "sida finst ikkje", "fann ikkje sida",
            "siden ikke funnet",
        ),
        ("siden du leter etter", "siden du ser etter", "siden du søker"),
    ),
    "fi": Phrases(
        (
            "sivua ei löydy", "sivua ei löytynyt", "ei löytynyt", "sivua ei ole", "sivu ei löydy", "hakemaasi sivua ei löydy",
            "sivu puuttuu", "sivua ei ole olemassa",
        ),
        ("hakemaasi sivua", "etsimääsi sivua", "etsimäsi sivu"),
    ),
    "is": Phrases(("síða fannst ekki", "síðan fannst ekki", "fannst ekki", "síðan er ekki til"), ("síðan sem þú",)),
    "cs": Phrases(
        (
            "stránka nenalezena", "stránka nebyla nalezena", "nenalezeno", "stránka neexistuje", "tato stránka neexistuje",
            "požadovaná stránka neexistuje", "požadovaná stránka nebyla nalezena",
        ),
        ("stránka kterou hledáte", "požadovaná stránka", "hledaná stránka"),
    ),
    "sk": Phrases(
        (
            "stránka nenájdená", "stránka sa nenašla", "stránka nebola nájdená", "nenájdené", "stránka neexistuje",
            "táto stránka neexistuje", "požadovaná stránka neexistuje",
        ),
        ("stránka ktorú hľadáte", "požadovaná stránka", "hľadaná stránka"),
    ),
    "hu": Phrases(
        (
            "az oldal nem található", "oldal nem található", "nem található", "a keresett oldal nem található",
            "a lap nem található", "nincs ilyen oldal", "az oldal nem létezik",
        ),
        ("a keresett oldal", "a kért oldal"),
    ),
    "ro": Phrases(
        (
            "pagina nu a fost găsită", "pagină negăsită", "pagina nu există", "pagina nu a fost gasita", "nu a fost găsit",
            "pagina negasita", "pagina nu a putut fi găsită", "pagina nu exista",
        ),
        ("pagina pe care o căutați", "pagina căutată", "pagina solicitată", "pagina pe care o cauti"),
    ),
    "bg": Phrases(
        ("страницата не е намерена", "страницата не е открита", "не е намерено", "страницата не съществува"),
        ("страницата която търсите", "търсената страница"),
    ),
    "ru": Phrases(
        (
            "запрашиваемая страница не существует", "такая страница не существует", "статья не найдена", "товар не найден", "упс такой страницы нет",
            "страница не найдена", "не найдено", "страница не существует", "такой страницы нет", "страницы не существует",
            "такой страницы не существует", "запрашиваемая страница не найдена", "страница удалена", "файл не найден",
            "такой страницы не найдено",
        ),
        ("страница не существует", "такой страницы нет", "была удалена", "страница была удалена", "страница которую вы ищете", "запрашиваемая страница", "запрошенная страница", "страница на которую вы"),
    ),
    "uk": Phrases(
        ("сторінку не знайдено", "сторінка не знайдена", "не знайдено", "сторінки не існує", "такої сторінки не існує"),
        ("сторінка яку ви шукаєте", "сторінку яку ви шукаєте", "запитувана сторінка"),
    ),
    "be": Phrases(("старонка не знойдзена", "старонку не знойдзена", "старонка не існуе"), ("старонка якую вы шукаеце",)),
    "sr": Phrases(
        (
            "страница није пронађена", "stranica nije pronađena", "страница не постоји", "stranica ne postoji",
            "страна није пронађена", "strana nije pronađena",
        ),
        ("страница коју тражите", "stranica koju tražite", "tražena stranica"),
    ),
    "hr": Phrases(
        ("stranica nije pronađena", "stranica ne postoji", "nije pronađeno", "tražena stranica nije pronađena"),
        ("stranica koju tražite", "tražena stranica"),
    ),
    "sl": Phrases(
        ("strani ni mogoče najti", "stran ni najdena", "stran ne obstaja", "strani nismo našli", "strani ni bilo mogoče najti"),
        ("stran ki jo iščete", "iskana stran"),
    ),
    "mk": Phrases(("страницата не е пронајдена", "страницата не постои", "страницата не е најдена"), ("страницата што ја барате",)),
    "el": Phrases(
        ("η σελίδα δεν βρέθηκε", "δεν βρέθηκε η σελίδα", "η σελίδα δεν υπάρχει", "σελίδα δεν βρέθηκε", "δεν βρέθηκε"),
        ("η σελίδα που αναζητάτε", "η σελίδα που ψάχνετε", "η σελίδα που ζητήσατε"),
    ),
    "tr": Phrases(
        ("üzgünüz aradığınız sayfayı bulamadık", "aradığınız sayfayı bulamadık", "sayfa kaldırılmış", "sayfa bulunamadı", "bulunamadı", "sayfa mevcut değil", "böyle bir sayfa yok", "aradığınız sayfa bulunamadı"),
        ("sayfa kaldırılmış", "aradığınız sayfayı", "aradığınız sayfa", "istediğiniz sayfa"),
    ),
    "et": Phrases(("lehekülge ei leitud", "lehte ei leitud", "lehekülge ei ole", "ei leitud"), ("otsitud lehekülg", "otsitavat lehte")),
    "lv": Phrases(("lapa nav atrasta", "lapa netika atrasta", "lapa neeksistē", "nav atrasts"), ("meklētā lapa", "pieprasītā lapa")),
    "lt": Phrases(
        ("puslapis nerastas", "nerasta", "puslapis neegzistuoja", "tokio puslapio nėra", "toks puslapis nerastas"),
        ("puslapis kurio ieškote", "ieškomas puslapis", "jūsų ieškomas puslapis"),
    ),
    "sq": Phrases(("faqja nuk u gjet", "faqja nuk ekziston"), ("faqja që kërkoni", "faqja që po kërkoni")),
    "ca": Phrases(
        ("pàgina no trobada", "no s ha trobat la pàgina", "la pàgina no existeix", "no trobat", "la pàgina no s ha trobat"),
        ("la pàgina que cerqueu", "la pàgina que busques", "la pàgina sol licitada"),
    ),
    "gl": Phrases(("páxina non atopada", "non se atopou a páxina", "a páxina non existe"), ("a páxina que buscas",)),
    "eu": Phrases(("orria ez da aurkitu", "orrialdea ez da aurkitu", "ez da aurkitu", "orria ez da existitzen"), ("bilatzen ari zaren",)),
    "ga": Phrases(("leathanach gan aimsiú", "níor aimsíodh an leathanach", "ní bhfuarthas an leathanach")),
    "cy": Phrases(("heb ganfod y dudalen", "tudalen heb ei chanfod", "ni chanfuwyd y dudalen", "methu dod o hyd i r dudalen")),
    "af": Phrases(("bladsy nie gevind nie", "bladsy nie gevind", "die bladsy bestaan nie")),
    "eo": Phrases(("paĝo ne trovita", "ne eblis trovi la paĝon", "paĝo ne troviĝis", "la paĝo ne ekzistas")),
    "he": Phrases(("הדף לא נמצא", "העמוד לא נמצא", "דף לא נמצא", "עמוד לא נמצא", "הדף אינו קיים", "לא נמצא"), ("הדף שחיפשת", "העמוד שחיפשת")),
    "ar": Phrases(
        ("عذرا الصفحة غير موجودة", "عذراً الصفحة غير موجودة", "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "غير موجود", "صفحة غير موجودة"),
        ("الصفحة غير موجودة", "هذه الصفحة غير", "الصفحة التي تبحث عنها", "الصفحة المطلوبة"),
    ),
    "fa": Phrases(("صفحه پیدا نشد", "صفحه یافت نشد", "برگه پیدا نشد", "یافت نشد", "برگه یافت نشد"), ("صفحه مورد نظر", "صفحه ای که به دنبال")),
    "ur": Phrases(("صفحہ نہیں ملا", "صفحہ موجود نہیں")),
    "hi": Phrases(("पृष्ठ नहीं मिला", "पेज नहीं मिला", "पृष्ठ मौजूद नहीं है"), ("आप जिस पृष्ठ", "आप जिस पेज")),
    "bn": Phrases(("পৃষ্ঠা পাওয়া যায়নি", "পাতা পাওয়া যায়নি", "পাতাটি পাওয়া যায়নি", "পৃষ্ঠাটি পাওয়া যায়নি")),
    "ta": Phrases(("பக்கம் காணப்படவில்லை", "பக்கம் கிடைக்கவில்லை")),
    "th": Phrases(("ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้า", "ไม่พบหน้านี้", "ไม่พบหน้าที่คุณต้องการ", "ไม่พบเพจ", "ไม่พบหน้าเว็บ"), ("หน้าที่คุณกำลังค้นหา", "หน้าที่คุณต้องการ")),
    "vi": Phrases(
        ("không tìm thấy trang", "không tìm thấy trang này", "trang không tồn tại", "không tìm thấy", "trang không tìm thấy"),
        ("không tồn tại", "trang bạn đang tìm", "trang bạn tìm kiếm", "trang bạn yêu cầu"),
    ),
    "id": Phrases(
        ("halaman tidak ditemukan", "tidak ditemukan", "halaman tidak ada", "laman tidak ditemukan"),
        ("halaman yang anda cari", "halaman yang anda minta"),
    ),
    "ms": Phrases(("halaman tidak dijumpai", "laman tidak dijumpai", "tidak dijumpai"), ("halaman yang anda cari",)),
    "tl": Phrases(("hindi nahanap ang pahina", "hindi natagpuan ang pahina")),
    "sw": Phrases(("ukurasa haukupatikana", "ukurasa haupatikani")),
    "ja": Phrases(
        (
            "お探しのページは削除されたか urlが変更された可能性があります",
            "ページが見つかりません", "ページが見つかりませんでした", "見つかりませんでした", "お探しのページは見つかりませんでした",
            "ページは存在しません", "ページが存在しません", "お探しのページは存在しません", "お探しのページが見つかりません",
            "お探しのページが見つかりませんでした", "指定されたページは見つかりませんでした",
        ),
        ("削除されたか", "移動または削除", "見つかりませんでした", "削除されました", "お探しのページ", "指定されたページ", "ご指定のページ", "アクセスしようとしたページ"),
    ),
    "ko": Phrases(
        ("존재하지 않는 게시물입니다", "삭제된 게시물입니다", "존재하지 않는 게시글입니다", "페이지를 찾을 수 없습니다", "찾을 수 없습니다", "존재하지 않는 페이지입니다", "페이지가 존재하지 않습니다", "요청하신 페이지를 찾을 수 없습니다"),
        ("존재하지 않는", "삭제되었거나", "찾을 수 없습니다", "요청하신 페이지", "찾으시는 페이지", "방문하시려는 페이지"),
    ),
    "zh": Phrases(
        (
            "抱歉 您访问的页面不存在或已被删除", "您访问的页面不存在或已被删除", "您要查看的内容不存在或已被删除", "内容不存在", "文章不存在", "该页面不存在", "页面已被删除",
            "页面不存在", "找不到页面", "未找到页面", "页面未找到", "您访问的页面不存在", "抱歉您访问的页面不存在", "未找到", "页面找不到了",
            "頁面不存在", "找不到頁面", "未找到頁面", "頁面未找到", "找不到網頁", "您要找的頁面不存在", "找不到此頁面", "没有找到页面",
            "沒有找到頁面", "您访问的页面找不到了", "沒有符合條件的頁面",
        ),
        ("不存在或已被删除", "不存在或已删除", "已被删除", "页面不存在", "您访问的页面", "您请求的页面", "您要找的页面", "您要訪問的頁面", "您要找的頁面", "您查找的页面", "您所請求的頁面"),
    ),
    "ka": Phrases(("გვერდი ვერ მოიძებნა", "გვერდი არ არსებობს", "გვერდი არ მოიძებნა")),
    "hy": Phrases(("էջը չի գտնվել", "էջը գոյություն չունի")),
    "az": Phrases(("səhifə tapılmadı", "səhifə mövcud deyil")),
    "kk": Phrases(("бет табылмады", "парақ табылмады")),
    "my": Phrases(("စာမျက်နှာ မတွေ့ပါ", "စာမျက်နှာ မတွေ့ရှိပါ")),
}

#: What forums, wikis and shops say in their text of one record that is gone; never what a page asks or explains.
RECORD_GONE: Final = (
    "topic does not exist", "thread does not exist", "post does not exist", "no thread specified", "invalid thread specified",
    "there is currently no text in this page", "no text in this page", "article has been removed", "article does not exist",
    "article you requested is not available", "video has been removed", "this video is unavailable", "video unavailable",
    "there is no user", "no user with that name", "user does not exist", "listing has ended", "seller has removed it",
    "item has been removed", "record not found", "no such record", "invalid id", "product does not exist",
    "existiert nicht mehr", "wurde gelöscht", "n existe plus", "ya no existe", "non esiste più", "não existe mais",
    "bestaat niet meer", "nie istnieje", "не существует", "不存在或已", "存在しません", "존재하지 않는",
)

#: Of the headings above, those of a search without results.
SEARCH_HEADINGS: Final = ("nothing found", "nothing found here", "not found", "no results")

#: Headings of pages that a host shows in place of a whole site; whole, as above.
SITE_GONE_HEADINGS: Final = (
    "account suspended", "this account has been suspended", "site suspended", "website suspended", "this site has been suspended",
    "this website has been suspended", "hosting account suspended", "domain suspended", "this domain has been suspended",
    "account disabled", "this account has been disabled", "website expired", "this website has expired", "domain expired",
    "this domain has expired", "domain name expired", "this domain name has expired", "site not published", "website disabled",
    "this site is not published yet", "web site disabled", "this site is no longer available", "site no longer exists",
    "this website is no longer available", "this blog does not exist", "blog not found", "blog has been removed",
    "sorry this site is no longer available", "site no longer available", "the site has been archived or suspended",
    "no such app", "there isn t a github pages site here", "this shop is unavailable", "this store is unavailable",
    "sorry this shop is currently unavailable", "only one step left", "looks like this domain isn t connected to a website yet",
    "this domain is not connected to a website", "site not configured", "no site configured at this address", "domain not claimed",
    "hier entsteht eine neue internetpräsenz", "hier entsteht eine neue webseite", "diese internetpräsenz wurde noch nicht eingerichtet",
    "diese domain ist abgelaufen", "domain abgelaufen", "konto gesperrt", "webseite gesperrt", "dieser account wurde gesperrt",
    "compte suspendu", "ce compte a été suspendu", "site suspendu", "domaine expiré", "ce nom de domaine a expiré",
    "ce domaine a expiré", "votre domaine a bien été créé", "félicitations votre domaine a bien été créé chez ovhcloud",
    "cuenta suspendida", "esta cuenta ha sido suspendida", "dominio caducado", "dominio expirado", "este dominio ha caducado",
    "conta suspensa", "esta conta foi suspensa", "domínio expirado", "account sospeso", "dominio scaduto", "sito sospeso",
    "account geblokkeerd", "domeinnaam verlopen", "konto zawieszone", "konto zablokowane", "domena wygasła", "kontot är avstängt",
    "hesap askıya alındı", "bu hesap askıya alınmıştır", "alan adının süresi doldu", "akun ditangguhkan", "akun ini telah ditangguhkan",
    "сайт заблокирован", "аккаунт заблокирован", "аккаунт приостановлен", "сайт отключён", "сайт отключен",
    "срок регистрации домена истёк", "срок регистрации домена истек", "домен просрочен", "域名已过期", "该域名已过期", "域名已過期",
    "网站已关闭", "账号已停用", "このドメインは有効期限が切れています", "アカウントが停止されました", "도메인이 만료되었습니다",
)

#: Headings of a server that nobody has put a site on.
DEFAULT_SERVER_HEADINGS: Final = (
    "welcome to nginx", "apache2 ubuntu default page it works", "apache2 debian default page it works",
    "apache2 ubuntu default page", "apache2 debian default page", "apache http server test page powered by centos",
    "test page for the apache http server", "test page for the nginx http server on fedora", "iis windows server", "iis7",
    "internet information services", "it works", "default web site page", "default plesk page", "web server s default page",
    "domain default page", "future home of something quite cool", "http server test page", "default page", "welcome to xampp",
    "test page for the http server", "welcome to caddy", "your caddy server is working", "welcome to openresty", "testing 123",
    "apache tomcat",
)

#: What such a server says beneath, in any of its words.
DEFAULT_SERVER_SENTENCES: Final = (
    "successfully installed", "further configuration is required", "default welcome page", "used to test the", "test the proper operation",
    "replace this file", "installed at this site is working properly", "before continuing to operate", "contact your hosting provider",
    "owner of this website", "upload your website files", "upload your files", "you are seeing this message", "if you see this page",
    "you can read this page", "apache software foundation", "powered by centos", "default web page", "no content has been uploaded",
    "web server is working", "thank you for using nginx",
)
