"""The settings of a run: one typed object, from the command line, the environment, a file, a spider and defaults."""

from brokenlinks.config.loading import CONFIG_NAME, ENV_PREFIX, as_toml, load_settings
from brokenlinks.config.services import KeyedService, Service
from brokenlinks.config.settings import Settings

__all__ = ["CONFIG_NAME", "ENV_PREFIX", "KeyedService", "Service", "Settings", "as_toml", "load_settings"]
