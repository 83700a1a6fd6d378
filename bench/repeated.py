"""A command run so many times, one after the other. Use: ``python repeated.py 20 command…``"""

import subprocess
import sys

for _ in range(int(sys.argv[1])):
    subprocess.run(sys.argv[2:], check=True)
