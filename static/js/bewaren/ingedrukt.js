// A press counts for what it began on: a field that loses the focus says whether it was saved, and that line may
// move a button away before the finger is up.

const SLEEP = 24; // px, and the press is off
const KEUZE = "[type=radio], [type=checkbox]";

document.addEventListener("pointerdown", ({ target, button, pointerId, clientX: x, clientY: y }) => {
  const knop = target.closest(`button, a[href], summary, ${KEUZE}, label`);
  if (!knop || button !== 0 || knop.control?.matches(KEUZE) === false) return;
  knop.setPointerCapture(pointerId);
  knop.onpointermove = ({ clientX, clientY }) => {
    const isVer = Math.hypot(clientX - x, clientY - y) > SLEEP;
    if (isVer && knop.hasPointerCapture(pointerId)) knop.releasePointerCapture(pointerId);
  };
});
