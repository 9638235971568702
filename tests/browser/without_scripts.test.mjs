// Everything but the scanner works with JavaScript switched off.
import { after, before, describe, it } from "node:test";
import { badge, somebody } from "./steps/badge.mjs";
import { applies, company, confirms, everybodySees, offers, signsUp } from "./steps/booth.mjs";
import { asks, joins, meets } from "./steps/meeting.mjs";
import { signsIn } from "./steps/office.mjs";
import { browser, Reader } from "./support/reader.mjs";
import { Show } from "./support/show.mjs";

let show;
let window;

before(async () => {
  show = await Show.open();
  window = await browser();
});
after(async () => {
  await window?.close();
  await show?.closes();
});

describe("without JavaScript", () => {
  const reader = (who) => Reader.open(window, show, { lang: "zh-CN", width: 390, script: false, name: `no-script-${who}` });
  const firm = company("zh-CN", 1);
  const people = {};
  let application, visitor;

  after(async () => Promise.all(Object.values(people).map((one) => one.leaves())));

  it("an exhibitor signs up and applies", async () => {
    people.exhibitor = await reader("exhibitor");
    await signsUp(people.exhibitor, firm);
    application = await applies(people.exhibitor, firm);
    people.exhibitor.wasWell();
  });

  it("the organiser offers a booth from the list, and it is confirmed", async () => {
    people.organiser = await reader("organiser");
    const { email, password } = show.signIn("owner");
    await signsIn(people.organiser, email, password);
    const number = await offers(people.organiser, firm, application);
    await confirms(people.exhibitor, firm, application, number);
    people.public = await reader("public");
    await everybodySees(people.public, firm, number);
    people.organiser.wasWell();
  });

  it("a visitor registers and has a badge", async () => {
    people.buyer = await reader("buyer");
    visitor = await badge(people.buyer, somebody("zh-CN", 391));
    people.buyer.wasWell();
  });

  it("a meeting is asked for and accepted", async () => {
    await joins(people.buyer);
    await asks(people.buyer, firm.shown);
    await meets(people.buyer, people.exhibitor, visitor.company);
    people.buyer.wasWell();
  });
});
