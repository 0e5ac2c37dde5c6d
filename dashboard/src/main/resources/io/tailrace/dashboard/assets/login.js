// The code stands behind the #, which browsers send to nobody. It goes from there into the form, and out of the history.
const form = document.querySelector("[data-login]");
const code = location.hash.slice(1);
if (form && code) {
  history.replaceState(null, "", location.pathname);
  form.elements.code.value = code;
  form.requestSubmit();
}
