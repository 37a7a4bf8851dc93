// The calendar of a round on a narrow screen: begin at the present week.

const nu = document.querySelector(".plan-beeld .nu");
const venster = nu?.closest(".schuif");
if (venster) venster.scrollLeft += nu.getBoundingClientRect().left - venster.getBoundingClientRect().left - venster.clientWidth / 2;
