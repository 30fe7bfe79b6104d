/* The translators' editor: keeps drafts while one types, and marks agreed words and false friends in the text. */

const PAUSE = 600; // milliseconds without a key before a draft is saved
const LOOK = 3000; // between two looks for a machine draft

const form = document.getElementById("translation");
const token = form.elements.csrfmiddlewaretoken.value;
const unsaved = new Set();
let leaving = false;

class Writing {
  constructor(field) {
    this.field = field;
    this.version = form.elements[`version-${field.dataset.row}`];
    this.help = form.querySelector(`[data-help-for="${field.id}"]`);
    this.kept = field.value;
    this.mirror();
    field.addEventListener("input", () => this.changed());
    field.addEventListener("scroll", () => this.scroll());
    field.addEventListener("keydown", (event) => this.key(event));
    this.help.addEventListener("click", (event) => this.insert(event));
  }

  changed() {
    unsaved.add(this);
    this.field.parentElement.classList.add("is-stale");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    if (this.sending || this.stopped) return;
    this.sending = true;
    const words = this.field.value;
    const row = this.field.dataset.row;
    const body = new URLSearchParams({ [`words-${row}`]: words, [`version-${row}`]: this.version.value });
    try {
      const headers = { "X-CSRFToken": token };
      const answer = await fetch(this.help.dataset.address, { method: "POST", headers, body, redirect: "error" });
      if (![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
      this.stopped = answer.status === 409;
      this.show(await answer.text(), words);
      if (answer.ok) this.kept = words;
    } catch {
      this.say(form.dataset.failed);
    }
    this.sending = false;
    if (this.kept === this.field.value) unsaved.delete(this);
    else if (words !== this.field.value) this.changed();
  }

  show(html, words) {
    const fresh = document.createElement("div");
    fresh.innerHTML = html;
    const version = fresh.querySelector("[data-version]");
    if (version) this.version.value = version.dataset.version;
    const [old, now] = [this.help, fresh].map((one) => one.querySelector(".translation-advice")?.innerHTML);
    // What has not changed is not read out again.
    if (old !== now || !version) this.help.replaceChildren(...fresh.childNodes);
    else {
      this.help.querySelector(".translation-note")?.replaceWith(fresh.querySelector(".translation-note"));
      this.help.prepend(fresh.querySelector(".translation-mirror"));
    }
    if (words === this.field.value) this.mirror();
  }

  say(words) {
    const note = document.createElement("p");
    note.className = "errorlist translation-note";
    note.setAttribute("role", "alert");
    note.textContent = words;
    this.help.querySelector(".translation-note")?.remove();
    this.help.prepend(note);
  }

  /* The same words behind the field, where its marks show through. */
  mirror() {
    const place = this.field.parentElement;
    place.querySelector(".translation-mirror")?.remove();
    const mirror = this.help.querySelector(".translation-mirror");
    if (mirror) place.prepend(mirror);
    place.classList.remove("is-stale");
    this.scroll();
  }

  scroll() {
    const mirror = this.field.parentElement.querySelector(".translation-mirror");
    if (mirror) mirror.scrollTop = this.field.scrollTop;
  }

  insert(event) {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    this.field.focus();
    this.field.setRangeText(button.dataset.insert, this.field.selectionStart, this.field.selectionEnd, "end");
    this.changed();
  }

  key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.querySelector(`button[name=approve][value="${this.field.dataset.row}"]`).click();
  }
}

for (const field of form.querySelectorAll("textarea[data-row]")) new Writing(field);

form.addEventListener("submit", () => {
  leaving = true;
});
addEventListener("beforeunload", (event) => {
  if (unsaved.size && !leaving) event.preventDefault();
});

const waiting = document.getElementById("waiting");
if (waiting) {
  setInterval(async () => {
    const page = await (await fetch(location.href)).text();
    if (!page.includes('id="waiting"') && !unsaved.size) location.reload();
  }, LOOK);
}
