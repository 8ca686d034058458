"""How Chromium is started, and what a page may do in it: data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Added to what playwright itself switches off.
ARGUMENTS: Final = (
    # No way out but the proxy: WebRTC sends no datagram past it, HTTP/3 would, and no name is ever looked up here.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    # Nothing of the browser's own accord.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    # Light: what a verdict does not need. A script that fills the memory loses its page, not the machine.
    "--blink-settings=imagesEnabled=false",
    "--mute-audio",
    "--disable-gpu",
    "--js-flags=--max-old-space-size=512",
)
#: Loopback is not to be asked past the proxy, which is Chromium's default.
PROXY_BYPASS: Final = "<-loopback>"

#: Of the context that each page gets for itself. Dialogs are dismissed by playwright, as nobody listens to them.
CONTEXT: Final[Mapping[str, Any]] = {
    "accept_downloads": False,
    "service_workers": "block",
    "locale": "en-US",
}
#: Kinds of requests, in playwright's words, that are not made.
NOT_LOADED: Final = frozenset({"image", "media", "font"})

#: Programs that may be a Chromium, on the search path.
EXECUTABLES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: What playwright finds where their installers put them, in its words.
CHANNELS: Final = ("chrome", "msedge")
