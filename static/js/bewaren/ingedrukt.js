// A press counts for the button, the link or the choice it began on. A field that loses the focus says at once whether
// it was saved, and that line may move the button away before the finger is up: the click would be lost.

const SLEEP = 24; // px; who drags further than this takes the press back
const KEUZE = "[type=radio], [type=checkbox]";

document.addEventListener("pointerdown", ({ target, button, pointerId, clientX: x, clientY: y }) => {
  const knop = target.closest(`button, a[href], summary, label, ${KEUZE}`);
  if (!knop || button !== 0 || (knop.matches("label") && !knop.control?.matches(KEUZE))) return;
  knop.setPointerCapture(pointerId);
  const bijSlepen = ({ clientX, clientY }) => {
    if (Math.hypot(clientX - x, clientY - y) > SLEEP) knop.releasePointerCapture(pointerId);
  };
  knop.addEventListener("pointermove", bijSlepen);
  knop.addEventListener("lostpointercapture", () => knop.removeEventListener("pointermove", bijSlepen), { once: true });
});
