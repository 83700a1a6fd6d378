// A kit: the names are shown as they were read, and are kept nowhere but in the kit.
import { announce, course, post, say, tell } from "/static/studio.js";
import { drops } from "/static/drop.js";

const here = `/c/${course}`, problems = document.getElementById("kit-problems");
let people = "";

drops(document.getElementById("people"), `${here}/people`, () => problems, (told) => { people = told.token; document.getElementById("read").innerHTML = told.people; });

document.getElementById("session").addEventListener("submit", async (event) => {
  event.preventDefault();
  const told = await post(`${here}/session`, Object.fromEntries(new FormData(event.target)));
  if (told.go) location.assign(told.go); else tell(told.problems, event.target.querySelector("[data-problems]"));
});

document.getElementById("make").addEventListener("click", async (event) => {
  const session = document.querySelector("[name=session]:checked")?.value;
  if (!session) { document.getElementById("s-title").focus(); tell([{ message: say("studio_no_session"), hint: "" }], problems); return; }
  event.target.disabled = true;
  announce(say("studio_building"));
  const told = await post(`${here}/kit`, { session, people });
  event.target.disabled = false;
  if (told.problems) { tell(told.problems, problems); return; }
  people = "";
  document.getElementById("read").replaceChildren();
  document.getElementById("kits").innerHTML = told.kits;
  if (told.told.length) tell(told.told.map((one) => ({ ...one, message: `${say("studio_row_number", { number: one.row })}: ${one.message}` })), problems);
  announce(say("studio_kit_made", { count: told.count }));
});
const wanted = new URL(location.href).searchParams.get("session");
if (wanted) { const radio = document.querySelector(`[name=session][value="${CSS.escape(wanted)}"]`); if (radio) radio.checked = true; }
document.body.dataset.ready = "yes";
