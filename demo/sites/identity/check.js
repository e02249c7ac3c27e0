/*
 * The site's own code: it asks at the moment of use, and goes on only after a yes. A real check would open the camera
 * then; this one says what the answer was.
 */
const said = {
  camera: { yes: 'You allowed the camera: the check could begin now.', no: 'Not allowed: the camera stays off.' },
  document: { yes: 'You allowed the document: its photograph could be taken now.', no: 'Not allowed: no photograph is taken.' },
};

for (const button of document.querySelectorAll('[data-ask]')) {
  const purpose = button.dataset.ask;
  const answer = document.getElementById(`${purpose}-answer`);
  button.addEventListener('click', () => {
    rozilik.request(purpose).then((yes) => {
      answer.value = said[purpose][yes ? 'yes' : 'no'];
    });
  });
}
