"""`python -m cmpg_desktop` starts the program."""

import sys

from cmpg_desktop.app import main

sys.exit(main())
