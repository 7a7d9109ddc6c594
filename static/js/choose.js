// Chooses the site's language for the tags that a page or its reader prefers, the best first.
// The build puts in the languages, code → tag, the site's default first.
const LANGUAGES = "LANGUAGES";
function chooseLanguage(wanted) {
  const offered = Object.entries(LANGUAGES).map(([code, tag]) => ({ code, ...describe(tag) }));
  for (const { language, script } of wanted.map(describe)) {
    const near = offered.filter((other) => language && other.language === language);
    if (near.length) return (near.find((other) => other.script === script) ?? near[0]).code;
  }
  return offered[0].code;
}
// "zh-TW" → zh, Hant. What is no tag at all is no language.
function describe(tag) {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    return { language, script };
  } catch {
    return {};
  }
}
