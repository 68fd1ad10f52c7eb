# shellcheck shell=bash
# Finds the JDK that Millrace needs. Sourced by ./millrace and ./verify.

JDK=25

# True if $1 is the home of a JDK of the right version; looks into its release file, which is quick.
is_jdk() {
  [ -x "$1/bin/javac" ] && grep -q "^JAVA_VERSION=\"${JDK}[.\"+-]" "$1/release" 2>/dev/null
}

# Prints the home of a JDK, or says on stderr what to install.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" \
    /usr/lib/jvm/*"$JDK"* /usr/java/*"$JDK"* /opt/java/*"$JDK"* /opt/*jdk*"$JDK"* \
    "$HOME"/.sdkman/candidates/java/"$JDK"* "$HOME"/.jdks/*"$JDK"* "$HOME"/.asdf/installs/java/*"$JDK"* \
    /Library/Java/JavaVirtualMachines/*"$JDK"*/Contents/Home \
    /opt/homebrew/opt/openjdk@"$JDK"/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@"$JDK"/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  if command -v java >/dev/null; then
    candidate=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
    if is_jdk "$candidate"; then
      echo "$candidate"
      return
    fi
  fi
  cat >&2 <<SAY
millrace: no JDK $JDK was found. Install one and run this again:
  Debian, Ubuntu   apt-get install temurin-$JDK-jdk   (from adoptium.net), or openjdk-$JDK-jdk where there is one
  macOS            brew install openjdk@$JDK
  anywhere         https://adoptium.net/temurin/releases/?version=$JDK, then set JAVA_HOME to its folder
SAY
  return 1
}

# Says what to install where Maven is missing.
need_maven() {
  command -v mvn >/dev/null && return
  cat >&2 <<'SAY'
millrace: Maven (mvn) builds Millrace and was not found. Install it and run this again:
  Debian, Ubuntu   apt-get install maven
  macOS            brew install maven
SAY
  return 1
}
