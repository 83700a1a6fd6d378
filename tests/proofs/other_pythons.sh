#!/usr/bin/env bash
# Builds the default course with the Pythons of other Debian releases, and compares every deck and page with what PYTHON made.
# Use, as root: tests/proofs/other_pythons.sh PYTHON [--tests] RELEASE …    (trixie has 3.13, sid has 3.14)
# Each release gets a folder of its own with its smallest system; --tests runs the fast tests there as well. A release
# that can't be had is left out, and that is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python=$1
shift
tests=no
[ "${1:-}" != --tests ] || { tests=yes; shift; }

certificates=/etc/ssl/certs/ca-certificates.crt
work=$(mktemp -d)
chmod 755 "$work"
ended() {
  for place in "$work"/*/dev/pts "$work"/*/dev "$work"/*/proc; do
    ! mountpoint -q "$place" || umount "$place"
  done
  rm -rf --one-file-system "$work"
}
trap ended EXIT

made() { (cd "$1" && find . -name '*.pptx' -o -name '*.pdf' | sort | xargs sha256sum); }

COURSEGEN_CACHE=off "$python" -m coursegen build course --all-teams --out "$work/here" >/dev/null
made "$work/here" >"$work/wanted"

command -v debootstrap >/dev/null || apt-get -qq install -y debootstrap >/dev/null
for release in "$@"; do
  root=$work/$release
  if ! debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates "$release" "$root" >"$work/log" 2>&1; then
    echo "$release can't be had here: left out"
    continue
  fi
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  [ ! -r "$certificates" ] || cp "$certificates" "$root$certificates" # with a company's own, where it has one
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount --bind /dev/pts "$root/dev/pts"
  mkdir -p "$root/proof/coursegen"
  git ls-files -z | xargs -0 cp --parents -t "$root/proof/coursegen"
  there() {
    chroot "$root" env -i HOME=/proof LANG=C.UTF-8 PATH=/proof/venv/bin:/usr/bin:/bin COURSEGEN_CACHE=off \
      PIP_CERT=$certificates PIP_QUIET=1 bash -ec "cd /proof/coursegen; $1"
  }
  there "python3 -m venv /proof/venv"
  there "pip install '.$([ $tests = no ] || echo '[test]')'"
  there "coursegen build course --all-teams --out /proof/made >/dev/null"
  made "$root/proof/made" | diff "$work/wanted" - || { echo "$release makes other bytes"; exit 1; }
  echo "$release: $(there 'python3 --version') makes the same $(wc -l <"$work/wanted") files"
  [ $tests = no ] || there "pytest -m 'not slow'"
done
