"""Sphinx configuration: offline, and every code cell and command is run.

``make docs`` turns warnings into errors, so a page with a broken link, a failing cell or a
failing command is not built.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sphinx.domains.python import PythonDomain

from actionclust import __version__

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))
# cells and commands find the `actionclust` of the Python that builds the pages
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

project = "actionclust"
author = "the actionclust developers"
project_copyright = f"2026, {author}"
release = __version__

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
    "myst_nb",
    # our own, in docs/extensions
    "commands",
    "kernels",
    "notebooks",
    "offline",
    "rooms",
    "studies",
]
exclude_patterns = ["_build", "jupyter_execute", "**/tables"]

# text
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# single backticks in docstrings name objects
default_role = "py:obj"
smartquotes = False  # quotation marks around values stay those of Python

# cells: always run, in an empty folder, so that no page shows what an older version did. Notebooks
# show their kept outputs, which `make notebooks` compares with those of today
nb_execution_mode = "force"
nb_execution_excludepatterns = ["tutorial/*.ipynb"]
nb_execution_in_temp = True
nb_execution_timeout = 300
nb_execution_raise_on_error = True
nb_merge_streams = True
# widgets would load scripts from other sites
nb_ipywidgets_js: dict[str, dict[str, str]] = {}

# reference
autodoc_typehints = "none"  # the docstrings say the types, with units and ranges
autodoc_member_order = "bysource"
autosummary_generate = False  # the pages of the reference are written by subject
napoleon_google_docstring = False
napoleon_use_param = False  # parameters that share a description stay together
napoleon_use_ivar = True  # attributes as a list, as compact as that of parameters
napoleon_use_rtype = False
python_maximum_signature_line_length = 88

# the list that Sphinx calls "Variables" is the section "Attributes" of the docstrings
for field in PythonDomain.directives["class"].doc_field_types:
    if field.name == "variable":
        field.label = "Attributes"

# pages
html_theme = "furo"
pygments_dark_style = "github-dark"
html_title = f"actionclust {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
copybutton_prompt_text = "$ "
copybutton_exclude = ".linenos, .gp, .go"
