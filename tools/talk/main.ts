import { runCommand } from '../command';
import { runTalk } from './talk';

runCommand(runTalk);
