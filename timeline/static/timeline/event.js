// An event's own page: what was shown before it is led back to.

import "./edits.js";
import "./share.js";
import { keep } from "./shown.js";

keep(".languages a, .beside a, .back", "view", "more", "at");
