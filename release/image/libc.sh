# The C library, and what DuckDB needs of C++, from packages of this machine's Debian. To be sourced by bash.
# shellcheck shell=bash
triplet=x86_64-linux-gnu
loader=ld-linux-x86-64.so.2

# Packages rather than this machine's files: a version that Debian knows, with its licence, and nobody has changed it.
fetch_libc() { # FOLDER
  mkdir -p "$1"
  fetch "$1" libc6 libc-bin libgcc-s1 libstdc++6 base-files
  # The licence of the compiler's libraries lies in a package that has the compiler's version in its name.
  fetch "$1" "$(dpkg-deb -f "$1"/libgcc-s1_*.deb Depends | grep -o 'gcc-[0-9]*-base')"
}

fetch() { # FOLDER PACKAGE...
  local folder=$1 package
  shift
  if ! (cd "$folder" && apt-get -q download -o APT::Sandbox::User=root "$@" >>apt.log 2>&1); then
    cat "$folder/apt.log" >&2
    echo "image: these packages of Debian could not be fetched: $*. 'apt-get update' may help." >&2
    return 1
  fi
  for package in "$@"; do dpkg-deb -x "$folder/$package"_*.deb "$folder/unpacked"; done
}

lay_out_libc() { # FOLDER ROOT
  local from=$1/unpacked to=$2 name
  mkdir -p "$to/lib64" "$to/lib/$triplet" "$to/usr/lib/locale" "$to/etc"
  install -m 755 "$from/lib/$triplet/$loader" "$to/lib64"
  for name in libc libm libdl libpthread librt libgcc_s; do cp "$from/lib/$triplet/$name".so.* "$to/lib/$triplet"; done
  # What the link points to, under the link's name.
  cp -L "$from/usr/lib/$triplet/libstdc++.so.6" "$to/lib/$triplet"
  # Without this locale the JVM would take names of files and arguments for ASCII.
  cp -R "$from/usr/lib/locale/C.utf8" "$to/usr/lib/locale"
  lay_out_licences "$1" "$to"
}

# Licences, and what scanners for known weaknesses read in an image that has no dpkg: system, packages, versions.
lay_out_licences() { # FOLDER ROOT
  local package name
  cp "$1/unpacked/usr/lib/os-release" "$2/etc"
  mkdir -p "$2/var/lib/dpkg/status.d" "$2/usr/share/common-licenses"
  cp "$1"/unpacked/usr/share/common-licenses/{LGPL-2.1,GPL-3} "$2/usr/share/common-licenses"
  for package in "$1"/*.deb; do
    name=$(dpkg-deb -f "$package" Package)
    dpkg-deb -f "$package" >"$2/var/lib/dpkg/status.d/$name"
    mkdir -p "$2/usr/share/doc/$name"
    cp "$1/unpacked/usr/share/doc/$name/copyright" "$2/usr/share/doc/$name"
  done
}
