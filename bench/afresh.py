"""A command run once a folder is gone. Use: ``python afresh.py folder command…``"""

import shutil
import subprocess
import sys

shutil.rmtree(sys.argv[1], ignore_errors=True)
sys.exit(subprocess.run(sys.argv[2:], check=False).returncode)
