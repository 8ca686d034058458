"""Pages that are gone, and say so under a 200, in many languages and on all kinds of sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.cases import Case, assert_dead
from tests.web.odd_sites import (
    LONG,
    PLAIN,
    Frame,
    among_others,
    only_with_query,
    site,
)

if TYPE_CHECKING:
    from tests.conftest import ServeWeb

#: For every unknown address, before links to other pages that are others each time: language, title, heading and text.
SAYS_SO: dict[str, tuple[str, str, str]] = {
    "Japanese": (
        "ja",
        "ページが見つかりません",
        "<h1>お探しのページが見つかりませんでした。</h1><p>URLをご確認ください。</p>",
    ),
    "Japanese, deleted or moved": (
        "ja",
        "404 エラー",
        "<h1>申し訳ございません。お探しのページは削除されたか、URLが変更された可能性があります。</h1>",
    ),
    "Japanese, a smaller heading": (
        "ja",
        "404 NOT FOUND",
        "<h2>ページが見つかりません</h2><p>お探しのページは移動または削除されました。</p>",
    ),
    "Polish": (
        "pl",
        "Strony nie znaleziono",
        "<h1>Ups! Nie znaleźliśmy tej strony</h1><p>Strona, której szukasz, nie istnieje.</p>",
    ),
    "Polish, error 404": (
        "pl",
        "Błąd 404 - nie znaleziono strony",
        "<h1>Błąd 404</h1><p>Przepraszamy, strona o podanym adresie nie istnieje.</p>",
    ),
    "Portuguese": (
        "pt",
        "Página não encontrada",
        "<h1>Ops! Página não encontrada</h1><p>A página que você procura não existe.</p>",
    ),
    "Portuguese, no longer available": ("pt", "Erro 404", "<h1>Esta página não está mais disponível</h1>"),
    "Turkish capitals": (
        "tr",
        "SAYFA BULUNAMADI",
        "<h1>SAYFA BULUNAMADI</h1><p>Aradığınız sayfa kaldırılmış olabilir.</p>",
    ),
    "Turkish": ("tr", "Hata 404", "<h1>Üzgünüz, aradığınız sayfayı bulamadık</h1>"),
    "Arabic": (
        "ar",
        "الصفحة غير موجودة",
        "<h1>عذراً، الصفحة غير موجودة</h1><p>الصفحة التي تبحث عنها غير متوفرة</p>",
    ),
    "Arabic, not available": ("ar", "خطأ 404", "<h1>عذرا، هذه الصفحة غير متاحة</h1>"),
    "Korean": ("ko", "페이지를 찾을 수 없습니다", "<h1>요청하신 페이지를 찾을 수 없습니다.</h1>"),
    "Korean, a post that does not exist": ("ko", "알림", "<h1>존재하지 않는 게시물입니다.</h1>"),
    "Russian": ("ru", "Ошибка 404", "<h1>Запрашиваемая страница не существует</h1>"),
    "Russian, no such page": ("ru", "Страница не найдена (404)", "<h1>Упс! Такой страницы нет</h1>"),
    "Chinese": ("zh", "404", "<h1>抱歉，您访问的页面不存在或已被删除</h1>"),
    "Chinese, a notice": ("zh", "提示信息", "<h1>您要查看的内容不存在或已被删除</h1>"),
    "German": ("de", "Seite nicht gefunden", "<h1>Ups! Diese Seite gibt es nicht (mehr)</h1>"),
    "German, error 404": ("de", "Fehler 404", "<h1>Die Seite wurde leider nicht gefunden</h1>"),
    "German, no longer": ("de", "Upps", "<h1>Diese Seite gibt es leider nicht mehr</h1>"),
    "French": ("fr", "Erreur 404", "<h1>Oups ! Cette page n'existe pas ou plus</h1>"),
    "Spanish": ("es", "Error 404", "<h1>¡Vaya! No encontramos la página que buscas</h1>"),
    "Italian": ("it", "Errore 404", "<h1>Ooops! La pagina che cerchi non esiste più</h1>"),
    "Dutch": ("nl", "Pagina niet gevonden", "<h1>Oeps! Deze pagina bestaat niet (meer)</h1>"),
    "Thai": ("th", "ไม่พบหน้า", "<h1>ไม่พบหน้าที่คุณต้องการ</h1>"),
    "Vietnamese": ("vi", "Lỗi 404", "<h1>Không tìm thấy trang</h1><p>Trang bạn đang tìm không tồn tại</p>"),
    "Rails": (
        "en",
        "The page you were looking for doesn't exist (404)",
        "<h1>The page you were looking for doesn't exist.</h1>",
    ),
    "cannot be found by us": ("en", "Sorry, we can't find that page", "<h1>Sorry, we can't find that page</h1>"),
    "the link may be broken": (
        "en",
        "Oh no",
        "<h1>Sorry, this page isn't available.</h1><p>The link you followed may be broken, or the page may have been "
        "removed.</p>",
    ),
    "OpenCart": (
        "en",
        "The page you requested cannot be found!",
        "<h1>The page you requested cannot be found!</h1>",
    ),
    "in a smaller heading alone": (
        "en",
        "",
        "<h2>Page not found</h2><p>The page you are looking for may have been moved.</p>",
    ),
    "a product": ("en", "", "<h1>Product not found!</h1>"),
    "a product that was sold": ("en", "", "<h1>This product is no longer available</h1>"),
    "the visitor is lost": (
        "en",
        "Whoops",
        "<h1>Looks like you're lost</h1><p>We couldn't find the page you were looking for.</p>",
    ),
}

#: What a program says of a number that it does not know, on a host that is honest about paths: link, title, text.
UNKNOWN_TO_A_PROGRAM: dict[str, tuple[str, str, str]] = {
    "a topic of a forum": (
        "/viewtopic.php?t=991",
        "",
        "<h2>Information</h2><p>The requested topic does not exist.</p>",
    ),
    "a thread of a forum": (
        "/showthread.php?t=991",
        "vBulletin Message",
        "<h1>vBulletin Message</h1><p>No Thread specified. If you followed a valid link, please notify the "
        "administrator.</p>",
    ),
    "an article of a wiki": (
        "/index.php?title=Weaving",
        "Weaving",
        "<h1>Weaving</h1><p>There is currently no text in this page. You can search for this page title in other "
        "pages, or create this page.</p>",
    ),
    "an article": (
        "/article.php?id=99",
        "",
        "<h1>Article not found</h1><p>The article you requested is not available any more.</p>",
    ),
    "an article, in the title too": (
        "/article.php?id=98",
        "Article not found",
        "<h1>Article not found</h1><p>The article you requested has been removed.</p>",
    ),
    "a page": (
        "/article.php?id=97",
        "Page not found",
        "<h1>Page not found</h1><p>The page you requested could not be found.</p>",
    ),
    "a video": (
        "/watch?v=abc",
        "",
        "<h1>Video unavailable</h1><p>This video has been removed by the uploader.</p>",
    ),
    "a user": ("/profile.php?u=smith", "", "<h1>User not found</h1><p>There is no user with that name.</p>"),
    "an offer": (
        "/listing.asp?id=5",
        "",
        "<h1>This listing has ended</h1><p>The seller has removed it. See similar items below.</p>",
    ),
    "German goods": (
        "/artikel.php?nr=5",
        "Artikel nicht gefunden",
        "<h1>Artikel nicht gefunden</h1><p>Dieser Artikel existiert nicht mehr.</p>",
    ),
    "a record": ("/page.asp?id=5", "", "<p>Invalid ID or record not found.</p>"),
}

#: These say so in their text alone: among much else it is no sign.
IN_TEXT_ALONE = {
    "a topic of a forum",
    "a thread of a forum",
    "an article of a wiki",
    "a video",
    "an offer",
    "a record",
}
FRAMES = {"a short menu and no scripts": PLAIN, "a long menu": LONG}


@pytest.mark.parametrize("how", SAYS_SO)
async def test_says_so_among_other_links_each_time(serve_web: ServeWeb, how: str) -> None:
    language, title, body = SAYS_SO[how]
    frame = Frame(lang=language)
    await assert_dead(serve_web, Case({**site(frame), "*": among_others(title, body, frame)}))


@pytest.mark.parametrize(
    ("what", "frame"),
    [
        (what, frame)
        for what in UNKNOWN_TO_A_PROGRAM
        for frame in FRAMES
        if frame != "a long menu" or what not in IN_TEXT_ALONE
    ],
)
async def test_unknown_to_a_program(serve_web: ServeWeb, what: str, frame: str) -> None:
    link, title, body = UNKNOWN_TO_A_PROGRAM[what]
    program = only_with_query(FRAMES[frame].page(title, body), FRAMES[frame].article("Index"))
    await assert_dead(serve_web, Case({**site(FRAMES[frame]), link.partition("?")[0]: program}, link))
