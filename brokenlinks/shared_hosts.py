"""Suffixes under which every name is a site of its own, and which the Public Suffix List lacks.

The bundled list has github.io, wordpress.com, blogspot.com and some hundred more; these are the ones that resource
pages link to beside them: library guides, school and community hosts, free site builders.
"""

SHARED_HOST_SUFFIXES = (
    "libguides.com",
    "libapps.com",
    "libcal.com",
    "edublogs.org",
    "pbworks.com",
    "wikispaces.com",
    "wikidot.com",
    "fandom.com",
    "typepad.com",
    "livejournal.com",
    "dreamwidth.org",
    "substack.com",
    "tumblr.com",
    "bandcamp.com",
    "tripod.com",
    "angelfire.com",
    "neocities.org",
    "jimdo.com",
    "webs.com",
    "yolasite.com",
    "squarespace.com",
    "rootsweb.com",
    "schoolwires.net",
    "k12.ca.us",
    "over-blog.com",
    "canalblog.com",
    "skyrock.com",
    "altervista.org",
    "home.blog",
    "gitbook.io",
    "readthedocs.io",
    "sourceforge.net",
    "sourceforge.io",
)
