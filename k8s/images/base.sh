#!/usr/bin/env bash
# Makes a base image for Watchword's images from Debian's packages alone: a JRE, certificates, nothing else.
#   k8s/images/base.sh target/base.tar        needs mmdebstrap, root or user namespaces, and Debian's mirror
#   mvn -Pimages … -Dimage.base=tar://$PWD/target/base.tar
# The mirrors are those of this machine's apt. SUITE (bookworm) and JRE (openjdk-17-jre-headless) can be set.
set -euo pipefail

out=${1:?where to write the image, e.g. target/base.tar}
suite=${SUITE:-bookworm}
jre=${JRE:-openjdk-17-jre-headless}
case "$(dpkg --print-architecture)" in
  amd64) architecture=amd64 ;;
  arm64) architecture=arm64 ;;
  *) echo "base.sh: only amd64 and arm64" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sources() {
  if [ -e /etc/apt/sources.list.d/debian.sources ]; then cat /etc/apt/sources.list.d/debian.sources; else cat /etc/apt/sources.list; fi
}

# no locales, documentation or caches; a user without a name is enough, but a home that can't be written to is safer
sources >"$work/sources"
mmdebstrap --variant=essential --quiet \
  --include="$jre,ca-certificates" \
  --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt=path-exclude=/usr/share/doc/* --dpkgopt=path-exclude=/usr/share/man/* \
  --dpkgopt=path-exclude=/usr/share/locale/* --dpkgopt=path-exclude=/usr/share/info/* \
  --essential-hook='mkdir -p "$1/usr/share/man/man1"' \
  --customize-hook='echo "watchword:x:65532:65532::/nonexistent:/usr/sbin/nologin" >>"$1/etc/passwd"' \
  --customize-hook='echo "watchword:x:65532:" >>"$1/etc/group"' \
  --customize-hook='rm -rf "$1"/var/cache/* "$1"/var/log/* "$1"/var/lib/apt/lists/*' \
  "$suite" "$work/layer.tar" "$work/sources"

# the form that `docker save` writes
diff=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
gzip -n -9 "$work/layer.tar"
mv "$work/layer.tar.gz" "$work/layer.tar"
cat >"$work/config.json" <<EOF
{"architecture":"$architecture","os":"linux","config":{"Env":["PATH=/usr/sbin:/usr/bin:/sbin:/bin"],"User":"65532:65532"},
 "rootfs":{"type":"layers","diff_ids":["sha256:$diff"]},"history":[{"created_by":"k8s/images/base.sh $suite $jre"}]}
EOF
echo '[{"Config":"config.json","RepoTags":["watchword-base:latest"],"Layers":["layer.tar"]}]' >"$work/manifest.json"
mkdir -p "$(dirname "$out")"
tar -C "$work" -cf "$out" manifest.json config.json layer.tar
echo "$out: $(du -h --apparent-size "$out" | cut -f1)" >&2
