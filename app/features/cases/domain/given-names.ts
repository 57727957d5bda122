/**
 * Given names that are common in Sweden, lower case. Written down by hand to recognise columns of names;
 * it need not be complete: several names in a column are compared with it, and full names are known by their shape.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `adam adrian agnes ahmad ahmed aisha albin alexander alexandra alfred ali alice alicia alma alva alvin amanda amina
  amir anders andreas anette anita ann anna anneli annika anton arvid astrid axel aya barbro beata bengt benjamin
  berit birgitta björn bo britt camilla carina carl carolina caroline casper cecilia charlie charlotte christer
  christian christina clara conny dag daniel dante david denise dennis ebba edith edvin elias elin elina ella ellen
  ellie elliot elsa elsie elvira emelie emil emilia emma enzo erik erika estelle eva fadi fanny farid fatima felicia
  felix filip filippa fredrik freja frida gabriel gerd gina gudrun gun gunilla gunnar göran hampus hanna hannah hanne
  hans harry hassan hedda helen helena helga henrik henry hugo håkan ibrahim ida ines inga ingegerd inger ingrid iris
  isa isabell isabella isak jack jacob jakob jamila jan jasmine jennifer jenny jens jesper jessica joel johan johanna
  john johnny jonas jonathan jonna josef josefin josefine josefina julia julian julie kajsa karin karl karolina kaspar
  katarina katja kenneth kent kerstin kevin kim kjell klara konrad kristian kristina kurt lage lars lea lena lennart leo
  leon leonard leia liam lilly lina linda linn linnea linus lisa lisbeth liv lotta louise love lova lovisa lucas ludvig
  lukas lykke magnus maja malin malte marcus margareta maria mariam marianne marie markus martin mats matilda mattias
  max melissa melker melvin meja michael mikael milo milla milton mina minna mira moa mohamed mohammad mohammed molly mona
  monica monika morgan mustafa märta naima nasrin natalie nathalie neo nellie nicole niklas nils nina noah noel nora
  novalie ola olivia olle olof omar oscar oskar osman otto ove patrik paul pelle per pernilla peter petra pia ragnar
  rania rasmus rebecka rickard robert robin roger roland rolf ronja rut ruth said saga sally sam samir samuel sandra sara
  sebastian selma signe sigrid simon siv sixten sofia sofie solveig sonja stefan stella sten stig stina susanne sven
  svante tage tea theo therese thomas tilda tilde tim tindra tommy tomas tova tove truls tuva tyra ture ulf ulla ulrika
  urban vendela vera vidar viggo viktor viktoria vilgot vilhelm villads ville vilma vincent wilhelm william wilma yara
  yasmin yusuf zahra zainab åke åsa örjan östen`.split(/\s+/),
);
