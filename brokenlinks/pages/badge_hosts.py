"""Where the little pictures come from that say how a project is built, licensed or paid for."""

from __future__ import annotations

from typing import Final

HOSTS: Final = frozenset(
    """
    shields.io badge.fury.io badgen.net awesome.re travis-ci.org travis-ci.com circleci.com codecov.io coveralls.io
    badges.gitter.im badge.gitter.im codacy.com codeclimate.com snyk.io isitmaintained.com david-dm.org zenodo.org
    opencollective.com ko-fi.com buymeacoffee.com paypalobjects.com mybinder.org colab.research.google.com
    appveyor.com dev.azure.com visualstudio.com sonarcloud.io lgtm.com deepsource.io deepsource.com gitpod.io
    netlify.com vercel.com herokucdn.com bestpractices.dev bestpractices.coreinfrastructure.org api.netlify.com
    hits.seeyoufarm.com visitor-badge.laobi.icu komarev.com contrib.rocks contributors-img.web.app
    star-history.com trackawesomelist.com repobeats.axiom.co repostatus.org forthebadge.com packagist.org
    poser.pugx.org inch-ci.org hakiri.io houndci.com beerpay.io tokei.rs pepy.tech readthedocs.org liberapay.com
    producthunt.com discordapp.com discord.com gitcoin.co storage.ko-fi.com cdn.buymeacoffee.com licensebuttons.net
    """.split()
)
#: In the path of a picture on any host, as whole words: /workflows/ci/badge.svg, /media/awesome-badge-flat2.svg.
WORDS: Final = frozenset({"badge", "badges", "shield", "shields", "button", "buttons"})
