// Leads from the address without a language to the chart in the reader's.
const wanted = [new URLSearchParams(location.search).get("lang"), ...navigator.languages];
const { href } = document.querySelector(`a[data-code="${chooseLanguage(wanted)}"]`);
location.replace(href + location.search + location.hash);
