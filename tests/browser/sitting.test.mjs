// The ten steps of a show in one sitting, in both languages, on a phone and on a desk.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { badge, foundAgain, somebody } from "./steps/badge.mjs";
import { applies, company, confirms, everybodySees, offers, signsUp } from "./steps/booth.mjs";
import { countsWhile, dashboard, figure } from "./steps/dashboard.mjs";
import { gate } from "./steps/gate.mjs";
import { home } from "./steps/home.mjs";
import { keepsLead, keepsLeadOffline } from "./steps/lead.mjs";
import { draftsAndMoves } from "./steps/board.mjs";
import { agreed, bothSayTheyMet, inTheCalendar, theDayComes } from "./steps/kept.mjs";
import { asks, findsBuyer, joins, meets, saysMore } from "./steps/meeting.mjs";
import { addsSecondFactor, invitesPhone, signsIn } from "./steps/office.mjs";
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

for (const lang of ["zh-CN", "en"]) {
  for (const width of [390, 1280]) {
    describe(`${lang} at ${width} px`, () => sitting(lang, width));
  }
}

function sitting(lang, width) {
  const name = `${lang}-${width}`;
  const firm = company(lang, width);
  const people = {};
  const reader = (who) => Reader.open(window, show, { lang, width, name: `${name}-${who}` });
  let show, application, number, first, second;

  // A show of its own: what an earlier sitting left behind looks much like what this one waits for.
  before(async () => {
    show = await Show.open();
  });
  after(async () => {
    await Promise.all(Object.values(people).map((one) => one.leaves()));
    await show?.closes();
  });

  it("1 shows the edition and the directory", async () => {
    people.public = await reader("public");
    await home(people.public);
    people.public.wasWell();
  });

  it("2 lets an exhibitor sign up and apply", async () => {
    people.exhibitor = await reader("exhibitor");
    await signsUp(people.exhibitor, firm);
    application = await applies(people.exhibitor, firm);
    people.exhibitor.wasWell();
  });

  it("3 lets the organiser offer a booth, and the exhibitor confirm it", async () => {
    people.organiser = await reader("organiser");
    const { email, password } = show.signIn("owner");
    await signsIn(people.organiser, email, password);
    number = await offers(people.organiser, firm, application);
    await confirms(people.exhibitor, firm, application, number);
    await everybodySees(people.public, firm, number);
    for (const one of [people.organiser, people.exhibitor, people.public]) one.wasWell();
  });

  it("4 gives a visitor a badge in under a minute, which is found again", async () => {
    people.buyer = await reader("buyer");
    first = await badge(people.buyer, somebody(lang, width));
    await foundAgain(window, people.buyer, first);
    people.buyer.wasWell();
  });

  it("5 admits at the gate by camera, wedge and typed code", async () => {
    people.other = await reader("other");
    second = await badge(people.other, somebody(lang, width, "other"), { matching: false });
    const link = await invitesPhone(people.organiser, `Phone ${width}`);
    await gate(people.organiser, link, first, second);
    people.organiser.wasWell();
    people.other.wasWell();
  });

  it("6 brings buyer and exhibitor together", async () => {
    await joins(people.buyer);
    await saysMore(people.buyer);
    await findsBuyer(people.exhibitor, first.company);
    await asks(people.buyer, firm.shown);
    await meets(people.buyer, people.exhibitor, first.company);
    people.buyer.wasWell();
    people.exhibitor.wasWell();
  });

  it("7 counts all of it live", async () => {
    await dashboard(people.organiser);
    assert.ok((await figure(people.organiser, "arrivals")) >= 2, "two people are in");
    const third = await reader("third");
    await countsWhile(people.organiser, "visitors", () => badge(third, somebody(lang, width, "third"), { matching: false }));
    third.wasWell();
    await third.leaves();
    people.organiser.wasWell();
  });

  it("8 lets the exhibitor keep a lead that the visitor rules", async () => {
    await keepsLead(people.exhibitor, people.buyer, first);
    await keepsLeadOffline(people.exhibitor, second);
    people.exhibitor.wasWell();
    people.buyer.wasWell();
  });

  it("9 lets the organiser draft, move and publish a schedule", async () => {
    await draftsAndMoves(people.organiser);
    people.organiser.wasWell();
  });

  it("10 keeps the meeting", async () => {
    const startsAt = await agreed(people.buyer, firm.shown);
    await inTheCalendar(people.buyer, show, startsAt);
    await theDayComes(show, startsAt);
    await bothSayTheyMet(people.buyer, people.exhibitor, people.organiser, first.company);
    for (const one of [people.buyer, people.exhibitor, people.organiser]) one.wasWell();
  });
}

describe("a second factor", () => {
  it("is set up once and asked for at the next sign-in", async () => {
    const reader = await Reader.open(window, show, { lang: "en", name: "second-factor" });
    const { email, password } = show.signIn("marketing");
    await signsIn(reader, email, password);
    const secret = await addsSecondFactor(reader);
    const elsewhere = await Reader.open(window, show, { lang: "en", name: "second-factor-again" });
    await signsIn(elsewhere, email, password, { second: secret });
    await elsewhere.goes("/account");
    for (const one of [reader, elsewhere]) {
      one.wasWell();
      await one.leaves();
    }
  });
});
