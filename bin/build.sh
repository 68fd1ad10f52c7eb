# shellcheck shell=bash disable=SC2154
# Builds the program into $app and says how to start it. Sourced by ./millrace; wants $home, $app, $java_home.

# True if there is no build, or a source is newer than it.
stale() {
  [ -f "$app/built" ] || return 0
  [ -n "$(find "$home"/pom.xml "$home"/{core,sqlite,dynamodb,server}/pom.xml "$home"/{core,sqlite,dynamodb,server}/src/main \
    -newer "$app/built" -print -quit)" ]
}

build() {
  need_maven || exit 1
  mkdir -p "$home/server/target"
  (
    # Two that start at once build one after the other.
    if command -v flock >/dev/null; then flock 9; fi
    stale || exit 0
    say_building
    # What changes while it is built is built again next time.
    touch "$home/server/target/build.began"
    compile
    train
    mv "$home/server/target/build.began" "$app/built"
  ) 9>"$home/server/target/build.lock" || exit 1
}

say_building() {
  if [ -f "$app/built" ]; then
    echo "millrace: sources changed, building again…" >&2
  else
    echo "millrace: building; the first time takes a minute or two…" >&2
  fi
}

compile() {
  local log="$home/server/target/build.log"
  if ! (cd "$home" && JAVA_HOME="$java_home" mvn -q -B -DskipTests package -pl server -am) >"$log" 2>&1; then
    grep -m 20 -E 'ERROR' "$log" >&2 || tail -n 20 "$log" >&2
    echo "millrace: the build failed; all of it is in $log" >&2
    exit 1
  fi
}

# Runs a bit of everything once and keeps what the JVM learnt, so that later starts are quick.
train() {
  rm -rf "$app/millrace.aot" "$app/native"
  start_command train
  "${start[@]}" -XX:AOTCacheOutput="$app/millrace.aot" -XX:ErrorFile="$home/server/target/train-error.log" \
    dev.millrace.server.Millrace train --native "$app/native" >"$home/server/target/train.log" 2>&1 || true
  rm -f "$app/millrace.aot.config"
  if [ ! -s "$app/millrace.aot" ]; then
    rm -f "$app/millrace.aot"
    echo "millrace: no start-up cache could be made, so starts take longer; see server/target/train.log" >&2
  fi
}

# Puts the words that start Java into the array start, without the class to run: whatever blanks paths have,
# each stays a word. $1 is the command: short runs do without the JVM's second compiler, which takes longer than it
# saves in them.
start_command() {
  start=("$java_home/bin/java" -XX:+UseSerialGC -Xmx320m -Xmn160m -XX:+UseCompactObjectHeaders -Xlog:disable -Xlog:all=off
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  case ${1:-} in
    serve | demo | watch | worker | train) ;;
    *) start+=(-XX:TieredStopAtLevel=1) ;;
  esac
  if [ -f "$app/native/zstd" ] && [ -f "$app/native/sqlitejdbc" ]; then
    start+=("-Dorg.sqlite.lib.path=$app/native" -Dorg.sqlite.lib.name=sqlitejdbc "-DZstdNativePath=$app/native/zstd")
  fi
  if [ -f "$app/millrace.aot" ]; then
    start+=("-XX:AOTCache=$app/millrace.aot")
  fi
  start+=(-cp "$(class_path)")
}

# Jars alone, in a fixed order: the start-up cache wants the class path that it was made with. What the cache cannot hold
# (picocli's class files are too old for it) is looked for jar by jar, so the jars of every start come first.
class_path() {
  printf '%s:' "$app"/lib/{picocli,server,core,sqlite,zstd}-*.jar "$app"/lib/*.jar
}
