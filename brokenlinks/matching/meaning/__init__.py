"""How near two texts are in meaning, by a model that the user names: an extra, never needed."""

from brokenlinks.matching.meaning.likeness import Meaning
from brokenlinks.matching.meaning.models import Model, load_model
from brokenlinks.matching.meaning.vectors import Vectors

__all__ = ["Meaning", "Model", "Vectors", "load_model"]
