"""Meta refresh as Scrapy follows it, without losing the pages whose <base> it cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.http import Response


class TolerantMetaRefreshMiddleware(MetaRefreshMiddleware):
    """Takes the page as it is where an address in its head is none: `<base href="http://[">`."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002  Scrapy's signature, for old callers
    ) -> Request | Response:
        """See Scrapy's."""
        try:
            return super().process_response(request, response)
        except ValueError:
            return response
